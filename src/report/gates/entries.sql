-- The entries of the verdicts that count. Where one playbook refuses, what an override opens in another is not asked (`joined` of the evaluator).
INSERT INTO Lacking
WITH refused AS (SELECT Id FROM Verdict WHERE outcome = 'blocked'),
entry AS (
  SELECT Id, Playbook, Version, unnest(unmet) AS one
  FROM Verdict
  WHERE NOT (outcome = 'overridden' AND Id IN (FROM refused))
)
SELECT $org, entry.Id, $about, entry.Playbook, entry.Version, one.toEnter, one.id
FROM entry
LEFT JOIN Criterion AS c
  ON c.Org = $org AND c.Playbook = entry.Playbook AND c.Version = entry.Version AND c.ToEnter = one.toEnter AND c.CriterionId = one.id
WHERE NOT one.overridden
  -- What is asked of a single save, or belongs to no criterion, is no part of where a deal stands.
  AND ($about = 'next' OR NOT c.IsOfOneSave)
