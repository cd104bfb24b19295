# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./check. install_packages GROUP… installs the Debian packages of those groups in cmake/packages.txt
# that are missing; when all are there it asks the package database only, touches no network and needs no rights.
# Needs $root, the source folder.

say() { printf '\n== %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "This needs the rights of root, and there is no sudo here. As root, run: $*" >&2
    exit 4
  fi
}

packages_of() { # GROUP…
  local group package _ wanted
  while IFS='|' read -r group package _; do
    group=${group// /}
    for wanted in "$@"; do
      [ "$group" = "$wanted" ] && echo "${package// /}"
    done
  done < <(grep -v '^#' "$root/cmake/packages.txt")
  return 0
}

missing_packages() { # GROUP…
  local package installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | grep '^installed ')
  for package in $(packages_of "$@"); do
    grep -qxF "installed $package" <<<"$installed" || echo "$package"
  done
  return 0
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@"; }

install_packages() { # GROUP…
  local missing
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "No apt here: the packages of cmake/packages.txt are taken to be installed already."
    return 0
  fi
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then
    echo "All packages are installed."
    return 0
  fi
  say "Installing $(wc -w <<<"$missing") packages (once, some minutes): $(echo $missing)"
  # Package lists may be absent (a fresh system) or old: fetch them first, or when installing with those at hand fails.
  if ! ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1; then
    apt update
  fi
  if ! apt install -y --no-install-recommends $missing; then
    echo "Once more, with fresh package lists."
    apt update
    apt install -y --no-install-recommends $missing
  fi
}

# Called through sudo from somebody's own checkout: once the packages are there, go on as that person, so that no file of
# root is left in the checkout and the window opens in her session.
back_to_caller() { # the script and its arguments
  if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ] \
     && [ "$(stat -c %U "$root")" = "$SUDO_USER" ]; then
    exec runuser -u "$SUDO_USER" -- env HOME="$(getent passwd "$SUDO_USER" | cut -d: -f6)" "$@"
  fi
}
