"""Runs Splink on DuckDB over the bench's lists and prints one JSON object. Started by matching.ts in its own environment."""
import json, sys, time
from importlib.metadata import version
import pandas as pd
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

folder, made_up = sys.argv[1], sys.argv[2]


def pairs_of(predicted, key):
    left, right = f"{key}_l", f"{key}_r"
    return list(zip(predicted[left], predicted[right], predicted["match_probability"]))


def run(frames, settings, deterministic, training):
    start = time.perf_counter()
    linker = Linker(frames, settings, DuckDBAPI(), set_up_basic_logging=False)
    linker.training.estimate_probability_two_random_records_match(deterministic, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in training:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    predicted = linker.inference.predict(threshold_match_probability=0.05).as_pandas_dataframe()
    return predicted, time.perf_counter() - start


def scores(pairs, same, wanted):
    """Precision, recall and F1 at 0.5, and the best F1 over thresholds."""
    best = {"f1": 0}
    at_half = None
    ranked = sorted(((p, same(a, b)) for a, b, p in pairs), reverse=True)
    true = 0
    for place, (probability, right) in enumerate(ranked):
        true += right
        last = place + 1 == len(ranked) or ranked[place + 1][0] != probability
        if not last:
            continue
        precision, recall = true / (place + 1), true / wanted
        f1 = 2 * true / (place + 1 + wanted)
        row = {"precision": precision, "recall": recall, "f1": f1, "threshold": probability}
        if f1 > best["f1"]:
            best = row
        if probability >= 0.5:
            at_half = row
    return {"atHalf": at_half, "best": best}


def febrl(name, with_number):
    names = ["given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"]
    def read(file):
        frame = pd.read_csv(folder + file, dtype=str, skipinitialspace=True)
        frame.columns = [column.strip() for column in frame.columns]
        return frame.map(lambda cell: cell.strip() if isinstance(cell, str) and cell.strip() != "" else None)
    frames = [read("febrl4a.csv"), read("febrl4b.csv")] if name == "febrl4" else [read("febrl3.csv")]
    person = lambda record: record.split("-")[1]
    comparisons = [
        cl.JaroWinklerAtThresholds("given_name", [0.9, 0.7]),
        cl.JaroWinklerAtThresholds("surname", [0.9, 0.7]),
        cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.ExactMatch("street_number"),
        cl.LevenshteinAtThresholds("postcode", [1]),
        cl.JaroWinklerAtThresholds("suburb", [0.9]),
        cl.JaroWinklerAtThresholds("address_1", [0.9]),
    ] + ([cl.LevenshteinAtThresholds("soc_sec_id", [1, 2])] if with_number else [])
    blocking = [block_on("given_name", "surname"), block_on("date_of_birth"), block_on("surname", "postcode"), block_on("given_name", "postcode"), block_on("address_1", "street_number"), block_on("suburb", "surname"), block_on("suburb", "given_name")]
    if with_number:
        blocking.append(block_on("soc_sec_id"))
    settings = SettingsCreator(link_type="link_only" if len(frames) == 2 else "dedupe_only", unique_id_column_name="rec_id", comparisons=comparisons, blocking_rules_to_generate_predictions=blocking)
    predicted, seconds = run(frames, settings, [block_on("given_name", "surname", "date_of_birth")], [block_on("date_of_birth"), block_on("given_name", "surname")])
    if len(frames) == 2:
        wanted = len(frames[0])
    else:
        sizes = frames[0]["rec_id"].map(person).value_counts()
        wanted = int((sizes * (sizes - 1) // 2).sum())
    return {"seconds": seconds, **scores(pairs_of(predicted, "rec_id"), lambda a, b: person(a) == person(b), wanted)}


def historical():
    frame = pd.read_parquet(folder + "historical_figures_with_errors_50k.parquet")
    cluster = dict(zip(frame["unique_id"], frame["cluster"]))
    frame.fillna("").to_csv(made_up + "/historical.csv", index=False)
    comparisons = [
        cl.ForenameSurnameComparison("first_name", "surname", jaro_winkler_thresholds=[0.92, 0.88]),
        cl.LevenshteinAtThresholds("dob", [1, 2]),
        cl.LevenshteinAtThresholds("postcode_fake", [1, 2]),
        cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
    ]
    blocking = [block_on("first_name", "surname"), block_on("surname", "dob"), block_on("first_name", "dob"), block_on("postcode_fake", "first_name"), block_on("postcode_fake", "surname"), block_on("dob", "birth_place"), block_on("postcode_fake", "dob"), block_on("postcode_fake", "occupation")]
    settings = SettingsCreator(link_type="dedupe_only", unique_id_column_name="unique_id", comparisons=comparisons, blocking_rules_to_generate_predictions=blocking)
    predicted, seconds = run([frame], settings, [block_on("first_name", "surname", "dob"), block_on("postcode_fake", "dob")], [block_on("first_name", "surname"), block_on("dob")])
    sizes = frame["cluster"].value_counts()
    wanted = int((sizes * (sizes - 1) // 2).sum())
    return {"seconds": seconds, **scores(pairs_of(predicted, "unique_id"), lambda a, b: cluster[a] == cluster[b], wanted)}


def exchange():
    left, right = (pd.read_csv(f"{made_up}/{side}.csv", dtype=str).map(lambda cell: cell if isinstance(cell, str) else None) for side in ("left", "right"))
    person = {**dict(zip(left["id"], left["person"])), **dict(zip(right["id"], right["person"]))}
    comparisons = [
        cl.JaroWinklerAtThresholds("family", [0.92, 0.8]),
        cl.JaroWinklerAtThresholds("given", [0.92, 0.8]),
        cl.JaroWinklerAtThresholds("father", [0.92, 0.8]),
        cl.LevenshteinAtThresholds("born", [1, 2]),
        cl.ExactMatch("sex"),
        cl.JaroWinklerAtThresholds("place", [0.92]),
    ]
    # As good as every pair: one key that holds a seventh of all rows at a time would leave none of a sex out.
    settings = SettingsCreator(link_type="link_only", unique_id_column_name="id", comparisons=comparisons, blocking_rules_to_generate_predictions=[block_on("sex")])
    predicted, seconds = run([left, right], settings, [block_on("born", "family"), block_on("born", "given")], [block_on("born")])
    shared = len(set(left["person"]) & set(right["person"]))
    return {"seconds": seconds, **scores(pairs_of(predicted, "id"), lambda a, b: person[a] == person[b], shared)}


tasks = {"febrl4": lambda: febrl("febrl4", True), "febrl4WithoutNumber": lambda: febrl("febrl4", False), "febrl3": lambda: febrl("febrl3", True), "febrl3WithoutNumber": lambda: febrl("febrl3", False), "historical50k": historical, "exchange": exchange}
out = {"versions": {"splink": version("splink"), "duckdb": version("duckdb"), "python": sys.version.split()[0]}}
for name, task in tasks.items():
    if len(sys.argv) > 3 and name not in sys.argv[3].split(","):
        continue
    try:
        out[name] = task()
    except Exception as error:  # A peer that fails is told as such.
        out[name] = {"failed": f"{type(error).__name__}: {str(error)[:200]}"}
print(json.dumps(out))
