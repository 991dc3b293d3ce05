"""Matches two long made-up lists with one peer and prints one JSON object. Started by matching-at-scale.ts in its own environment:
scale-peers.py splink|nomenklatura LEFT.csv RIGHT.csv"""
import json, sys, tempfile, time
from importlib.metadata import version
from pathlib import Path
import pandas as pd

peer, left_file, right_file = sys.argv[1:4]


def read(file):
    frame = pd.read_csv(file, dtype=str).map(lambda cell: cell if isinstance(cell, str) else None)
    # The peers compare days as they are written: one form for both lists, which Muster finds by itself.
    day = frame["born"].str.extract(r"^(\d\d)\.(\d\d)\.(\d{4})$")
    turned = day[2] + "-" + day[1] + "-" + day[0]
    frame["born"] = turned.where(turned.notna(), frame["born"])
    frame["year"] = frame["born"].str.slice(0, 4)
    return frame


left, right = read(left_file), read(right_file)
person = {**dict(zip(left["id"], left["person"])), **dict(zip(right["id"], right["person"]))}
shared = len(set(left["person"]) & set(right["person"]))


def scores(pairs):
    """Precision, recall and F1 at 0.5, and the best F1 over thresholds."""
    ranked = sorted(((p, person[a] == person[b]) for a, b, p in pairs), reverse=True)
    best, at_half, true = {"f1": 0}, None, 0
    for place, (probability, right_pair) in enumerate(ranked):
        true += right_pair
        if place + 1 < len(ranked) and ranked[place + 1][0] == probability:
            continue
        row = {"precision": true / (place + 1), "recall": true / shared, "f1": 2 * true / (place + 1 + shared), "threshold": probability}
        if row["f1"] > best["f1"]:
            best = row
        if probability >= 0.5:
            at_half = row
    return {"atHalf": at_half, "best": best, "pairsScored": len(ranked)}


def splink():
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    comparisons = [
        cl.JaroWinklerAtThresholds("family", [0.92, 0.8]),
        cl.JaroWinklerAtThresholds("given", [0.92, 0.8]),
        cl.JaroWinklerAtThresholds("father", [0.92, 0.8]),
        cl.LevenshteinAtThresholds("born", [1, 2]),
        cl.ExactMatch("sex"),
        cl.JaroWinklerAtThresholds("place", [0.92]),
    ]
    blocking = [block_on("family", "given"), block_on("family", "father"), block_on("family", "year"), block_on("given", "father", "year"), block_on("born", "given"), block_on("born", "family"), block_on("born", "father"), block_on("born", "place")]
    settings = SettingsCreator(link_type="link_only", unique_id_column_name="id", comparisons=comparisons, blocking_rules_to_generate_predictions=blocking)
    linker = Linker([left, right], settings, DuckDBAPI(), set_up_basic_logging=False)
    linker.training.estimate_probability_two_random_records_match([block_on("born", "family")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("born"), block_on("family", "given")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()
    return list(zip(predicted["id_l"], predicted["id_r"], predicted["match_probability"])), {"splink": version("splink"), "duckdb": version("duckdb")}


def nomenklatura():
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.blocker import Index
    from nomenklatura.db import make_session
    from nomenklatura.matching import get_algorithm
    from nomenklatura.resolver import Resolver
    from nomenklatura.store import MemoryStore
    versions = {name: version(name) for name in ("nomenklatura", "rigour", "followthemoney")}
    algorithm = get_algorithm("logic-v2")
    dataset = Dataset.make({"name": "lists", "title": "lists"})
    with make_session() as session, tempfile.TemporaryDirectory() as folder:
        resolver = Resolver[StatementEntity](session, create=True)
        store = MemoryStore(dataset, resolver)
        with store.writer() as writer:
            for frame in (left, right):
                for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
                    name = " ".join(part for part in (row["given"], row["father"], row["family"]) if part)
                    properties = {"name": [name], "firstName": row["given"], "lastName": row["family"], "fatherName": row["father"], "birthDate": row["born"], "birthPlace": row["place"], "gender": "male" if row["sex"] in ("m", "м") else "female"}
                    properties = {key: value if isinstance(value, list) else [value] for key, value in properties.items() if value}
                    writer.add_entity(StatementEntity.from_data(dataset, {"id": row["id"], "schema": "Person", "properties": properties, "datasets": ["lists"]}, cleaned=False))
        view = store.default_view()
        index = Index(view, Path(folder), options={})
        index.build()
        found = []
        from nomenklatura.matching import ScoringConfig
        config = ScoringConfig.defaults()
        for (one, other), _ in index.pairs(max_pairs=len(left) * 40):
            a, b = one.id, other.id
            if a[0] == b[0]:
                continue
            if a[0] == "r":
                a, b = b, a
            score = algorithm.compare(view.get_entity(a), view.get_entity(b), config).score
            if score >= 0.05:
                found.append((a, b, score))
    return found, versions


start = time.perf_counter()
pairs, versions = splink() if peer == "splink" else nomenklatura()
seconds = time.perf_counter() - start
print(json.dumps({"seconds": seconds, "versions": {**versions, "python": sys.version.split()[0]}, **scores(pairs)}))
