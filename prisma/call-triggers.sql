-- Notes each call whose place in a list, or whose words, may have changed. INSERT OR REPLACE would not do: what a
-- statement says of conflicts goes for its triggers too, and an INSERT OR IGNORE would note nothing.

CREATE TRIGGER call_added AFTER INSERT ON Opportunity BEGIN
  DELETE FROM CallTouched WHERE opportunityId = NEW.id;
  INSERT INTO CallTouched (opportunityId) VALUES (NEW.id);
END;
CREATE TRIGGER call_changed AFTER UPDATE ON Opportunity BEGIN
  DELETE FROM CallTouched WHERE opportunityId = NEW.id;
  INSERT INTO CallTouched (opportunityId) VALUES (NEW.id);
END;
CREATE TRIGGER call_removed AFTER DELETE ON Opportunity BEGIN
  DELETE FROM CallTouched WHERE opportunityId = OLD.id;
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.id);
END;

CREATE TRIGGER call_deadline_added AFTER INSERT ON Deadline BEGIN
  DELETE FROM CallTouched WHERE opportunityId = NEW.opportunityId;
  INSERT INTO CallTouched (opportunityId) VALUES (NEW.opportunityId);
END;
CREATE TRIGGER call_deadline_changed AFTER UPDATE ON Deadline BEGIN
  DELETE FROM CallTouched WHERE opportunityId IN (OLD.opportunityId, NEW.opportunityId);
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.opportunityId);
  INSERT INTO CallTouched (opportunityId) SELECT NEW.opportunityId WHERE NEW.opportunityId <> OLD.opportunityId;
END;
CREATE TRIGGER call_deadline_removed AFTER DELETE ON Deadline BEGIN
  DELETE FROM CallTouched WHERE opportunityId = OLD.opportunityId;
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.opportunityId);
END;

CREATE TRIGGER call_edit_added AFTER INSERT ON FieldEdit BEGIN
  DELETE FROM CallTouched WHERE opportunityId = NEW.opportunityId;
  INSERT INTO CallTouched (opportunityId) VALUES (NEW.opportunityId);
END;
CREATE TRIGGER call_edit_changed AFTER UPDATE ON FieldEdit BEGIN
  DELETE FROM CallTouched WHERE opportunityId IN (OLD.opportunityId, NEW.opportunityId);
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.opportunityId);
  INSERT INTO CallTouched (opportunityId) SELECT NEW.opportunityId WHERE NEW.opportunityId <> OLD.opportunityId;
END;
CREATE TRIGGER call_edit_removed AFTER DELETE ON FieldEdit BEGIN
  DELETE FROM CallTouched WHERE opportunityId = OLD.opportunityId;
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.opportunityId);
END;

CREATE TRIGGER call_link_added AFTER INSERT ON OpportunityLink BEGIN
  DELETE FROM CallTouched WHERE opportunityId = NEW.opportunityId;
  INSERT INTO CallTouched (opportunityId) VALUES (NEW.opportunityId);
END;
-- Not each time that a source was seen to have it.
CREATE TRIGGER call_link_moved AFTER UPDATE OF opportunityId, sourceId ON OpportunityLink BEGIN
  DELETE FROM CallTouched WHERE opportunityId IN (OLD.opportunityId, NEW.opportunityId);
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.opportunityId);
  INSERT INTO CallTouched (opportunityId) SELECT NEW.opportunityId WHERE NEW.opportunityId <> OLD.opportunityId;
END;
CREATE TRIGGER call_link_removed AFTER DELETE ON OpportunityLink BEGIN
  DELETE FROM CallTouched WHERE opportunityId = OLD.opportunityId;
  INSERT INTO CallTouched (opportunityId) VALUES (OLD.opportunityId);
END;

CREATE TRIGGER call_funder_renamed AFTER UPDATE OF name ON Funder WHEN OLD.name <> NEW.name BEGIN
  DELETE FROM CallTouched WHERE opportunityId IN (SELECT id FROM Opportunity WHERE funderId = NEW.id);
  INSERT INTO CallTouched (opportunityId) SELECT id FROM Opportunity WHERE funderId = NEW.id;
END;
CREATE TRIGGER call_programme_renamed AFTER UPDATE OF name ON Programme WHEN OLD.name <> NEW.name BEGIN
  DELETE FROM CallTouched WHERE opportunityId IN (SELECT id FROM Opportunity WHERE programmeId = NEW.id);
  INSERT INTO CallTouched (opportunityId) SELECT id FROM Opportunity WHERE programmeId = NEW.id;
END;
