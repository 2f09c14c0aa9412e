"""Learn the weights of ``marrowlint.evidence.address`` and write them as data.

``python -m evals.train_address --data DIR`` reads the train splits of SciFact and CliniFact,
chooses the penalty by five folds over claims, and rewrites the model. It needs scikit-learn.
"""

import argparse
import json
from pathlib import Path

from evals.address_sets import Pair, clinifact, scifact
from evals.labels import macro_f1
from marrowlint.evidence.address import MODEL, features

HEAD = """title = "How a claim's words stand in a source's text: does the source address the claim?"
source = "SciFact (Wadden 2020), train claims and abstracts; CliniFact (Zhang 2025), train split"
licence = "SciFact claims CC BY 4.0, abstracts ODC-By 1.0; CliniFact MIT; weights learnt by \
evals/train_address.py"

[weights]
"""
PENALTIES = (0.1, 0.3, 1.0, 3.0)


def main() -> None:
    """Train and write."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - only to train
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import (  # noqa: PLC0415
        GridSearchCV,
        GroupKFold,
        cross_val_predict,
    )

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    pairs: list[Pair] = [*scifact(data), *clinifact(data)]
    vectors = DictVectorizer(sparse=False)
    matrix = vectors.fit_transform([features(p.claim, p.title, p.sentences) for p in pairs])
    search = GridSearchCV(
        LogisticRegression(max_iter=5000, class_weight="balanced"),
        {"C": PENALTIES},
        scoring="f1_macro",
        cv=GroupKFold(5),
    )
    search.fit(matrix, [p.addressed for p in pairs], groups=[p.claim for p in pairs])
    best = search.best_estimator_
    names = vectors.get_feature_names_out()
    weights = {name: round(float(w), 3) for name, w in zip(names, best.coef_[0], strict=True)}
    weights["(bias)"] = round(float(best.intercept_[0]), 3)
    lines = [f"{json.dumps(name)} = {weights[name]}\n" for name in sorted(weights)]
    MODEL.write_text(HEAD + "".join(lines), "utf-8")
    told = cross_val_predict(
        best,
        matrix,
        [p.addressed for p in pairs],
        groups=[p.claim for p in pairs],
        cv=GroupKFold(5),
    )
    cut = sum(1 for _ in scifact(data))
    for name, part in (("scifact", slice(0, cut)), ("clinifact", slice(cut, None))):
        gold = [str(p.addressed) for p in pairs[part]]
        score = macro_f1(gold, [str(bool(one)) for one in told[part]])
        print(f"{name}: macro-F1 {score:.3f} over {len(gold)} train pairs (5 folds over claims)")


if __name__ == "__main__":
    main()
