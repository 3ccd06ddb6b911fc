"""The packages that sources.json pins: fetched with the clients of their registries, checked, and unpacked."""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(package: dict, folder: Path) -> Path:
    """The archive of a package, checked against its pinned digest."""
    archive = folder / package["archive"]
    if not archive.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if package["registry"] == "npm":
            subprocess.run(["npm", "pack", "--silent", f"{package['name']}@{package['version']}"], cwd=folder, check=True)
        else:
            download_debian(package, folder)
    if sha256(archive) != package["sha256"]:
        sys.exit(f"{archive} is not the pinned package: sha256 {sha256(archive)}")
    return archive


def download_debian(package: dict, folder: Path) -> None:
    """From the release that the machine has, or from the one that the package names, off the same mirror."""
    wanted = f"{package['name']}={package['version']}"
    if "release" not in package:
        subprocess.run(["apt-get", "download", wanted], cwd=folder, check=True)
        return
    listed = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE)"], capture_output=True, text=True, check=True)
    mirror = next(site for site in listed.stdout.split() if site.rstrip("/").endswith("/debian"))
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "lists" / "partial").mkdir(parents=True)
        (Path(scratch) / "sources.list").write_text(f"deb {mirror} {package['release']} main\n")
        options = [f"Dir::State::lists={scratch}/lists", f"Dir::Cache={scratch}", "Dir::Etc::sourceparts=/dev/null"]
        options += [f"Dir::Etc::sourcelist={scratch}/sources.list", "APT::Sandbox::User=root"]
        apt = ["apt-get"] + [part for option in options for part in ("-o", option)]
        subprocess.run([*apt, "update"], check=True)
        subprocess.run([*apt, "download", wanted], cwd=folder, check=True)


def unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
