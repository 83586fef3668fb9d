-- Keeps the deals that the report is about. A condition that was not given is NULL. Rows of children without their deal count nowhere.
DELETE FROM Opportunity AS d
WHERE ($stage IS NOT NULL AND d.StageName IS DISTINCT FROM $stage)
  OR ($recordType IS NOT NULL AND d."RecordType.DeveloperName" IS DISTINCT FROM $recordType)
  -- Open deals all count; of closed ones those that were closed since.
  OR ($since IS NOT NULL AND d.IsClosed AND d.CloseDate < $since::DATE)
  OR ($team IS NOT NULL AND NOT EXISTS (
    FROM "User" AS owner
    LEFT JOIN "User" AS m1 ON m1.Org = owner.Org AND m1.Id = owner.ManagerId
    LEFT JOIN "User" AS m2 ON m2.Org = owner.Org AND m2.Id = m1.ManagerId
    LEFT JOIN "User" AS m3 ON m3.Org = owner.Org AND m3.Id = m2.ManagerId
    LEFT JOIN "User" AS m4 ON m4.Org = owner.Org AND m4.Id = m3.ManagerId
    WHERE owner.Org = d.Org AND owner.Id = d.OwnerId AND $team IN (owner.Name, m1.Name, m2.Name, m3.Name, m4.Name)
  ))
