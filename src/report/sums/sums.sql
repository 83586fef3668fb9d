-- What can be added up over orgs, one query for each figure: counts and sums of each org, by the dimensions of the report. `key` has the dimensions, `value` the sums by name.
-- No row is about a person. Means are kept as sum and count; medians and intervals cannot be added up and are not here.
SELECT org, 'totals' AS figure, []::VARCHAR[] AS key, to_json({
  'deals': count(*), 'openDeals': count(*) FILTER (NOT closed), 'openAmount': coalesce(sum(amount) FILTER (NOT closed), 0)::VARCHAR,
  'openScore': coalesce(sum(counted_score) FILTER (NOT closed), 0)::DECIMAL(18, 2)::VARCHAR,
  'notStarted': count(*) FILTER (NOT closed AND diagnosis = 'Not started'), 'inQuestion': count(*) FILTER (NOT closed AND in_question > 0)
}) AS value
FROM standing
GROUP BY org;

SELECT org, 'pipeline', [stage, shown_diagnosis, CASE WHEN closed THEN 'closed' ELSE 'open' END], to_json({
  'deals': count(*), 'amount': coalesce(sum(amount), 0)::VARCHAR, 'score': sum(counted_score)::DECIMAL(18, 2)::VARCHAR
})
FROM standing
GROUP BY org, stage, shown_diagnosis, closed;

SELECT deal.org, 'gates', [deal.next_gate], to_json({
  'deals': count(*), 'ready': count(*) FILTER (lacking.deal_id IS NULL), 'amount': coalesce(sum(deal.amount), 0)::VARCHAR
})
FROM open_deal AS deal
LEFT JOIN (SELECT DISTINCT org, deal_id FROM gap) AS lacking ON lacking.org = deal.org AND lacking.deal_id = deal.id
WHERE deal.next_gate IS NOT NULL
GROUP BY deal.org, deal.next_gate;

SELECT gap.org, 'missing', [gap.to_enter, gap.playbook, gap.sentence, gap.code], to_json({
  'deals': count(*), 'amount': coalesce(sum(deal.amount), 0)::VARCHAR
})
FROM gap
JOIN open_deal AS deal ON deal.org = gap.org AND deal.id = gap.deal_id
GROUP BY gap.org, gap.to_enter, gap.playbook, gap.sentence, gap.code;

SELECT org, 'risk', [CASE WHEN close_date < today THEN 'past' ELSE 'soon' END, shown_diagnosis] AS key, to_json({
  'deals': count(*), 'amount': coalesce(sum(amount), 0)::VARCHAR
})
FROM open_deal
WHERE close_date <= today + 30 AND shown_diagnosis <> 'Pain confirmed'
GROUP BY org, key;

SELECT p.Org, 'pains', [coalesce(p.Kind__c, 'No kind'), coalesce(p.Business_Driver__c, 'No driver')] AS key, to_json({
  'pains': count(*), 'deals': count(DISTINCT p.Opportunity__c), 'confirmed': count(*) FILTER (p.Evidence_Level__c >= 4),
  'impact': coalesce(sum(p.Impact_Likely__c::DECIMAL(18, 2)), 0)::VARCHAR
})
FROM DF_Pain_Point__c AS p
JOIN open_deal AS deal ON deal.org = p.Org AND deal.id = p.Opportunity__c
WHERE p.Evidence_Level__c > 0
GROUP BY p.Org, key;

SELECT org, 'started', [], to_json({'deals': count(*)}) FROM open_deal WHERE diagnosis <> 'Not started' GROUP BY org;

SELECT a.Org, 'heard', [a.Concept__c], to_json({'deals': count(*)})
FROM DF_Answer__c AS a
JOIN Opportunity AS d ON d.Org = a.Org AND d.Id = a.Opportunity__c
WHERE a.Evidence_Level__c >= 2 AND NOT d.IsClosed AND a.Concept__c IN (SELECT Concept FROM Question)
GROUP BY a.Org, a.Concept__c;

SELECT org, 'quotes', [], to_json({'fromSource': count(*) FILTER (from_source), 'typedByHand': count(*) FILTER (NOT from_source)})
FROM quote
GROUP BY org;

SELECT org, 'journey', [stage, known], to_json({
  'deals': count(DISTINCT deal_id), 'people': count(DISTINCT owner_id), 'wentOn': count(DISTINCT deal_id) FILTER (went_on),
  'lost': count(DISTINCT deal_id) FILTER (lost)
})
FROM stay
GROUP BY org, stage, known;

SELECT d.Org, 'outcome', [], to_json({
  'closed': count(*), 'won': count(*) FILTER (d.Result = 'won'), 'lost': count(*) FILTER (d.Result = 'lost'),
  'noDecision': count(*) FILTER (d.Result = 'no decision'), 'asked': count(known.Id), 'complete': count(*) FILTER (known.IsComplete)
})
FROM ClosedDeal AS d
LEFT JOIN (SELECT Org, Id, NOT bool_or(State = 'unknown') AS IsComplete FROM AnswerState GROUP BY Org, Id) AS known
  ON known.Org = d.Org AND known.Id = d.Id
GROUP BY d.Org;

SELECT Org, 'outcomeQuestions', [Concept], to_json({
  'heard': count(*) FILTER (State = 'heard'), 'notHeard': count(*) FILTER (State = 'not heard'),
  'unknown': count(*) FILTER (State = 'unknown'), 'placeholder': count(*) FILTER (State = 'placeholder')
})
FROM AnswerState
GROUP BY Org, Concept;
