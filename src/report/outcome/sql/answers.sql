-- AnswerState: how many closed deals of an owner have this result and this state of a question. An owner's id is one in its org only.
SELECT Concept AS question, Org || ' ' || OwnerId AS ownerId, Result AS result, State AS state, count(*)::INTEGER AS deals
FROM AnswerState
GROUP BY ALL
