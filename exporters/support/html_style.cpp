// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/support/html_writer.h"

namespace duiding {

// Sans serif for our words, serif for what people said. No colour carries a meaning alone.
const char* const html_style = R"css(:root {
  --paper: #fbfaf8; --ink: #22252a; --soft: #626a73; --line: #dcd9d3; --card: #ffffff; --accent: #2f6f8f;
  --helps: #1f6f54; --hinders: #a2402b; --both: #6a4a8c;
  --sans: Inter, "Segoe UI", Cantarell, "Helvetica Neue", Arial, sans-serif;
  --serif: "Source Serif 4", Charter, "Iowan Old Style", "Palatino Linotype", P052, Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191b1e; --ink: #e4e2dd; --soft: #a0a6ad; --line: #383b40; --card: #212428; --accent: #8cc3de;
    --helps: #7fcaa9; --hinders: #eb9a85; --both: #c3a5e4;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, .table:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; background: var(--card); padding: 0.5rem 1rem; z-index: 1; }
.skip:focus { left: 0.5rem; top: 0.5rem; }
.page { max-width: 74rem; margin: 0 auto; padding: 2rem 1.5rem 5rem; display: grid; gap: 0 4rem; }
main { max-width: 44rem; min-width: 0; }
main.wide { max-width: none; }
nav { font-size: 0.9rem; border-bottom: 1px solid var(--line); padding-bottom: 1rem; margin-bottom: 2rem; }
nav h2 { font-size: 0.8rem; letter-spacing: 0.06em; text-transform: uppercase; color: var(--soft); margin: 0 0 0.5rem; border: 0; padding: 0; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav ul ul { padding-left: 1rem; }
nav li { margin: 0.2rem 0; }
nav a { color: var(--ink); text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
@media (min-width: 62rem) {
  .page:has(nav) { grid-template-columns: 17rem minmax(0, 1fr); }
  nav { position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow: auto; border: 0; }
}
h1, h2, h3, h4, h5 { line-height: 1.25; font-weight: 650; text-wrap: balance; margin: 2.2em 0 0.5em; }
h1 { font-size: 2rem; margin: 0 0 0.3rem; letter-spacing: -0.01em; }
h2 { font-size: 1.5rem; border-top: 1px solid var(--line); padding-top: 1.4rem; margin-top: 3rem; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1.05rem; }
h5 { font-size: 1rem; }
.swatch { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 0.15em; margin-right: 0.5em; border: 1px solid var(--line); }
.about { color: var(--soft); margin: 0 0 2rem; }
.muted, .note { color: var(--soft); font-size: 0.92rem; }
dl { margin: 0.5rem 0 1rem; padding-left: 1rem; border-left: 2px solid var(--line); font-size: 0.95rem; }
dt { color: var(--soft); font-size: 0.85rem; }
dd { margin: 0 0 0.5rem; }
dd p, blockquote p { margin: 0 0 0.4em; }
figure { margin: 1.1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.9rem 1.1rem 0.8rem; }
blockquote { margin: 0; font: 1.06rem/1.55 var(--serif); }
figcaption { color: var(--soft); font-size: 0.86rem; margin-top: 0.35rem; }
figcaption .who { color: var(--ink); }
.memo { margin: 0.5rem 0 0; padding-top: 0.5rem; border-top: 1px dotted var(--line); font-size: 0.9rem; }
.memo p { margin: 0; }
.direction { white-space: nowrap; font-weight: 600; }
.facilitating { color: var(--helps); }
.hindering { color: var(--hinders); }
.ambivalent { color: var(--both); }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
caption { text-align: left; font-weight: 650; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
td { white-space: pre-line; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --helps: #000; --hinders: #000; --both: #000; }
  @page { margin: 2cm; }
  body { font-size: 10pt; }
  .page, .page:has(nav) { display: block; max-width: none; padding: 0; }
  main { max-width: none; }
  nav { position: static; max-height: none; overflow: visible; break-after: page; }
  .skip { display: none; }
  h2, h3, h4, h5, caption { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .table { overflow: visible; }
}
)css";

} // namespace duiding
