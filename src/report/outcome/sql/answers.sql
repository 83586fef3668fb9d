-- AnswerCount: how many closed deals of an owner have this result and this state of a question.
SELECT Concept AS question, OwnerId AS ownerId, Result AS result, State AS state, count(*)::INTEGER AS deals
FROM AnswerState
GROUP BY ALL
