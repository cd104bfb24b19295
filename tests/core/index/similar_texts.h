// SPDX-License-Identifier: GPL-3.0-or-later
// Invented passages on four subjects, as people speak and as plans write, each with its subject: what is alike was decided before
// anything was measured. No passage repeats a sentence of another.
#pragma once

#include <array>

namespace duiding::test {

struct LabelledText {
    const char* subject;
    const char* text;
};

constexpr std::array labelled_texts = {
    LabelledText{"trust", "Ik ken de wijkverpleegkundige nu drie jaar. Dat vertrouwen is er niet in een week, dat groeit doordat je elkaar leert kennen en weet wat je aan elkaar hebt."},
    LabelledText{"trust", "Als er steeds een ander gezicht komt, begin je telkens opnieuw. Mijn collega's vertrouwen een onbekende niet zomaar hun gezin toe."},
    LabelledText{"trust", "We drinken elke maand koffie met het consultatiebureau. Sinds die kennismaking bel ik Annet gewoon op, omdat ik haar ken en haar oordeel vertrouw."},
    LabelledText{"trust", "Het wantrouwen zat diep na de reorganisatie. Pas toen de leidinggevenden elkaar beter kenden, durfden teams weer op elkaar te bouwen."},
    LabelledText{"trust", "Vertrouwd zijn met elkaars werkwijze helpt: de nieuwe verpleegkundige liep een dag mee en de collega's weten nu hoe zij werkt."},
    LabelledText{"trust", "Zij kende mij van vroeger, dus er was direct een klik. Zonder dat onderlinge vertrouwen had ik haar nooit in vertrouwen genomen."},
    LabelledText{"trust", "Een gezamenlijke kennismaking aan het begin van het traject wekt vertrouwen tussen professionals die elkaar nog niet kennen."},
    LabelledText{"trust", "Wisselende contactpersonen ondermijnen het vertrouwen; professionals kennen hun collega's bij de andere organisatie niet bij naam."},

    LabelledText{"privacy", "Wij mogen het dossier niet inzien zonder toestemming. De privacywet maakt dat we gegevens van een cliënt pas delen na een handtekening."},
    LabelledText{"privacy", "Soms verschuilen mensen zich achter de privacyregels. Dan hoor je: die informatie mag ik niet delen, terwijl de moeder toestemming gaf."},
    LabelledText{"privacy", "Gegevensuitwisseling tussen het ziekenhuis en ons loopt vast op de systemen; het dossier gaat nog per fax en de bijlage ontbreekt."},
    LabelledText{"privacy", "In het convenant staat welke persoonsgegevens partijen uitwisselen en hoe lang zij een dossier bewaren."},
    LabelledText{"privacy", "Ik vraag altijd eerst toestemming om informatie te delen. Ouders willen weten wie hun gegevens ziet en wat er in het dossier komt."},
    LabelledText{"privacy", "Een datalek heeft ons voorzichtig gemaakt. Sindsdien wisselen wij geen persoonsgegevens meer uit via gewone mail."},
    LabelledText{"privacy", "De functionaris gegevensbescherming keurde het formulier voor de informatie-uitwisseling af, omdat de bewaartermijn ontbrak."},
    LabelledText{"privacy", "Zonder gedeeld dossier weten we niet wie welke informatie al heeft; elke instelling registreert haar eigen gegevens."},

    LabelledText{"visits", "Bij het eerste huisbezoek, nog tijdens de zwangerschap, kijk ik naar de babykamer en praat ik met de aanstaande moeder over de bevalling."},
    LabelledText{"visits", "Ze kwam elke week thuis langs toen ik zwanger was. Na de geboorte heeft zij de baby gewogen en mij geholpen met de borstvoeding."},
    LabelledText{"visits", "De kraamverzorgende ziet het gezin acht dagen lang. Zij merkt als eerste dat een baby slecht drinkt of dat een moeder somber is."},
    LabelledText{"visits", "Elke zwangere jonger dan twintig krijgt een huisbezoek van de jeugdverpleegkundige, bij voorkeur voor de zestiende week."},
    LabelledText{"visits", "Tijdens de huisbezoeken oefent zij met moeders hoe zij hun baby troosten. Vaders zijn er meestal niet bij als zij langskomt."},
    LabelledText{"visits", "Een prenataal huisbezoek vroeg in de zwangerschap voorkomt dat problemen rond de bevalling pas laat worden gezien."},
    LabelledText{"visits", "De verloskundige meldt een kwetsbare zwangere aan, waarna de verpleegkundige thuis komt kennismaken voordat de baby geboren is."},
    LabelledText{"visits", "Na de bevalling was ik uitgeput. Dat er iemand thuis kwam om naar de baby en naar mij te kijken, was een opluchting."},

    LabelledText{"money", "De financiering stopt elk jaar in december. Dan is het wachten of de gemeente het budget verlengt en houden wij onze adem in."},
    LabelledText{"money", "Wie betaalt de uren voor het overleg? De verzekeraar vergoedt alleen zorg en de gemeente zegt dat haar budget op is."},
    LabelledText{"money", "Voor het programma is jaarlijks tachtigduizend euro beschikbaar. De gemeenten in de regio dragen naar inwonertal bij aan de kosten."},
    LabelledText{"money", "Bezuinigingen raken de preventie het eerst: die levert pas na jaren geld op, terwijl de kosten nu in de begroting staan."},
    LabelledText{"money", "De subsidie dekt de helft van de kosten. De rest betalen de instellingen uit hun reserves, en die raken leeg."},
    LabelledText{"money", "Zonder structurele financiering kan niemand een vaste kracht aannemen; wij werken met tijdelijke contracten en projectgeld."},
    LabelledText{"money", "In de begroting is een bedrag gereserveerd dat de gemeente alleen uitgeeft als de verzekeraar evenveel betaalt."},
    LabelledText{"money", "Het college stelt budget beschikbaar op voorwaarde dat de kosten per gezin dalen en de subsidie elk jaar wordt verantwoord."},
};

} // namespace duiding::test
