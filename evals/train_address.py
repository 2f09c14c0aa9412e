"""Learn the weights of ``marrowlint.evidence.address`` and write them as data.

``python -m evals.train_address --data DIR`` reads the train splits of SciFact and CliniFact,
prints how five folds over claims do (three times, folds drawn anew), and rewrites the model. It
needs scikit-learn.
"""

import argparse
from pathlib import Path
from statistics import mean

from evals.address_sets import Pair, clinifact, scifact
from evals.labels import macro_f1
from evals.learnt import table, unscaled
from marrowlint.evidence.address import MODEL, features

HEAD = """title = "How a claim's words stand in a source's text: does the source address the claim?"
source = "SciFact (Wadden 2020), train claims and abstracts; CliniFact (Zhang 2025), train split"
licence = "SciFact claims CC BY 4.0, abstracts ODC-By 1.0; CliniFact MIT; weights learnt by \
evals/train_address.py"

# A positive weight speaks for a source that addresses the claim; "trial: ..." is added for trials.
"""
PENALTY = 0.01
TIMES_SCIFACT = 2.0
"""SciFact's readers judged each abstract; CliniFact's labels come from registries."""
DRAWS = 3


def main() -> None:
    """Train, tell the folds' scores, and write."""
    import numpy as np  # noqa: PLC0415 - only to train
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import StratifiedGroupKFold  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    sets: dict[str, list[Pair]] = {
        "scifact": list(scifact(data)),
        "clinifact": list(clinifact(data)),
    }
    pairs = [pair for rows in sets.values() for pair in rows]
    vectors, scale = DictVectorizer(sparse=False), StandardScaler()
    raw = vectors.fit_transform([features(p.claim, p.title, p.sentences) for p in pairs])
    matrix = scale.fit_transform(raw)
    gold = np.array([pair.addressed for pair in pairs])
    weight = np.array([TIMES_SCIFACT] * len(sets["scifact"]) + [1.0] * len(sets["clinifact"]))
    model = LogisticRegression(C=PENALTY, max_iter=5000, class_weight="balanced")
    claims = [pair.claim for pair in pairs]
    strata = [f"{pair.addressed}{at < len(sets['scifact'])}" for at, pair in enumerate(pairs)]
    told = np.zeros((DRAWS, len(pairs)), dtype=bool)
    for draw in range(DRAWS):
        folds = StratifiedGroupKFold(5, shuffle=True, random_state=draw)
        for train, test in folds.split(matrix, strata, claims):
            model.fit(matrix[train], gold[train], sample_weight=weight[train])
            told[draw, test] = model.predict(matrix[test])
    cut = len(sets["scifact"])
    for name, part in (("scifact", slice(0, cut)), ("clinifact", slice(cut, None))):
        scores = [macro_f1([*map(str, gold[part])], [*map(str, one[part])]) for one in told]
        print(f"{name}: macro-F1 {mean(scores):.3f} over {len(sets[name])} train pairs, five folds")
    model.fit(matrix, gold, sample_weight=weight)
    names = vectors.get_feature_names_out()
    weights = unscaled(names, model.coef_[0], model.intercept_[0], scale.mean_, scale.scale_)
    MODEL.write_text(HEAD + table("weights", weights), "utf-8")


if __name__ == "__main__":
    main()
