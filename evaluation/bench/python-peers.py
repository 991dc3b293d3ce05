"""Runs trafilatura and htmldate over the bench's pages and prints one JSON object. Started by reading.ts in its own environment."""
import gzip, json, sys, time
from importlib.metadata import version
import trafilatura, htmldate

articles, dates = sys.argv[1], sys.argv[2]
names = json.load(open(articles + "ground-truth.json")).keys()
pages = [(name, gzip.open(f"{articles}html/{name}.html.gz").read()) for name in names]
start = time.perf_counter()
texts = {name: trafilatura.extract(page) or "" for name, page in pages}
article_seconds = time.perf_counter() - start
dated = [(name, gzip.open(f"{dates}html/{name}.gz").read()) for name in json.load(open(dates + "gold.json"))]
start = time.perf_counter()
found = {}
for name, page in dated:
    try:
        found[name] = htmldate.find_date(page.decode("utf-8", "replace"), original_date=True)
    except Exception:
        found[name] = None
print(json.dumps({
    "versions": {"trafilatura": version("trafilatura"), "htmldate": version("htmldate"), "python": sys.version.split()[0]},
    "texts": texts, "articleSeconds": article_seconds, "dates": found, "dateSeconds": time.perf_counter() - start,
}))
