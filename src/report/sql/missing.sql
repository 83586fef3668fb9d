SELECT
  gap.to_enter AS "toEnter",
  gap.playbook AS "playbook",
  gap.sentence AS "sentence",
  gap.code AS "code",
  count(*)::INTEGER AS "deals",
  coalesce(sum(deal.amount), 0)::DOUBLE AS "amount"
FROM gap
JOIN open_deal AS deal ON deal.org = gap.org AND deal.id = gap.deal_id
LEFT JOIN stage ON stage.name = gap.to_enter
GROUP BY gap.to_enter, gap.playbook, gap.sentence, gap.code, stage.position
ORDER BY count(*) DESC, sum(deal.amount) DESC NULLS LAST, stage.position NULLS LAST, gap.sentence, gap.playbook
