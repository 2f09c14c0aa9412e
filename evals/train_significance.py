"""Learn the weights of ``marrowlint.language.significance`` and write them as data.

``python -m evals.train_significance --data DIR`` reads DIR/evidence_inference_v2/train.jsonl,
chooses the penalty by five folds over articles, keeps the largest weights, and rewrites the
model. It needs scikit-learn,
which nothing else here does.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from marrowlint.language.significance import MODEL, features

HEAD = """title = "Signs that a passage reports a difference between groups, or none"
source = "Evidence Inference 2.0, train split (DeYoung 2020, github.com/jayded/evidence-inference \
@ b9831b6)"
licence = "MIT; weights learnt by evals/train_significance.py"

# A positive weight speaks for a difference. "0" stands for any number.
[weights]
"""
PENALTIES = (0.01, 0.03, 0.1)
KEPT = 300
"""Weights kept: the largest, learnt again by themselves with a third of the penalty."""
LEAST_ROWS = 8
"""A word sequence in fewer passages than this is left out."""


def load(data: Path, split: str) -> list[dict[str, Any]]:
    """Return the rows of one split."""
    path = data / "evidence_inference_v2" / f"{split}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Train and write."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - only to train
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import GridSearchCV, GroupKFold  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    rows = load(parser.parse_args().data, "train")
    found = [features(row["evidence"]) for row in rows]
    counts: dict[str, int] = {}
    for each in found:
        for name in each:
            counts[name] = counts.get(name, 0) + 1
    kept = [{k: v for k, v in each.items() if counts[k] >= LEAST_ROWS} for each in found]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(kept)
    labels = [int(row["label"] != "no_difference") for row in rows]
    search = GridSearchCV(
        LogisticRegression(max_iter=3000), {"C": PENALTIES}, scoring="f1_macro", cv=GroupKFold(5)
    )
    search.fit(matrix, labels, groups=[row["pmcid"] for row in rows])
    largest = abs(search.best_estimator_.coef_[0]).argsort()[::-1][:KEPT]
    names = vectors.get_feature_names_out()[largest]
    best = LogisticRegression(C=3 * search.best_params_["C"], max_iter=3000)
    best.fit(matrix[:, largest], labels)
    weights = {name: round(float(w), 3) for name, w in zip(names, best.coef_[0], strict=True) if w}
    weights["(bias)"] = round(float(best.intercept_[0]), 3)
    lines = [f"{json.dumps(name)} = {weights[name]}\n" for name in sorted(weights)]
    MODEL.write_text(HEAD + "".join(lines), "utf-8")
    print(f"C={search.best_params_['C']} macro-F1 (5 folds) {search.best_score_:.3f}")
    print(f"{len(weights)} weights written")


if __name__ == "__main__":
    main()
