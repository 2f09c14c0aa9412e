"""Learn the weights of ``marrowlint.evidence.misstated`` and write them as data.

``python -m evals.train_citation_integrity --data DIR`` reads the train split, prints how five
folds over cited articles do (three times, folds drawn anew), and rewrites the model. It never
reads dev. It needs scikit-learn.
"""

import argparse
from pathlib import Path
from statistics import mean

from evals.citation_sets import cited
from evals.labels import f1, macro_f1
from evals.learnt import table, unscaled
from marrowlint.evidence.misstated import ACCURATE, ELSEWHERE, MISSTATED, MODEL, features

HEAD = """title = "Does a citing sentence tell what its source says?"
source = "Citation Integrity, train split (Sarol 2024, github.com/ScienceNLP-Lab/\
Citation-Integrity @ e982395; five sentences a source from github.com/jedick/\
MLE-capstone-project @ 667a819)"
licence = "MIT; weights learnt by evals/train_citation_integrity.py"

"""
PENALTY = 0.01
BALANCE = {ACCURATE: 1.0, MISSTATED: 1.8, ELSEWHERE: 4.0}
"""What a row of each label counts: chosen by the folds for macro-F1."""
DRAWS = 3


def main() -> None:
    """Train, tell the folds' scores, and write."""
    import numpy as np  # noqa: PLC0415 - only to train
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import StratifiedGroupKFold  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of citation_integrity/")
    rows = list(cited(parser.parse_args().data, "train"))
    vectors, scale = DictVectorizer(sparse=False), StandardScaler()
    matrix = scale.fit_transform(
        vectors.fit_transform([features(row.citing, row.source) for row in rows])
    )
    gold = np.array([row.label for row in rows])
    works = [row.work for row in rows]
    model = LogisticRegression(C=PENALTY, max_iter=5000, class_weight=BALANCE)
    scores = []
    for draw in range(DRAWS):
        told = np.empty_like(gold)
        folds = StratifiedGroupKFold(5, shuffle=True, random_state=draw)
        for train, test in folds.split(matrix, gold, works):
            model.fit(matrix[train], gold[train])
            told[test] = model.predict(matrix[test])
        scores.append(macro_f1(list(gold), list(told)))
        print({label: round(f1(list(gold), list(told), label), 3) for label in BALANCE})
    print(f"macro-F1 {mean(scores):.3f} over {len(rows)} train rows, five folds over articles")
    model.fit(matrix, gold)
    names = vectors.get_feature_names_out()
    tables = []
    for label, weights, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True):
        raw = unscaled(names, weights, bias, scale.mean_, scale.scale_)
        tables.append(table(str(label), raw))
    MODEL.write_text(HEAD + "\n".join(tables), "utf-8")


if __name__ == "__main__":
    main()
