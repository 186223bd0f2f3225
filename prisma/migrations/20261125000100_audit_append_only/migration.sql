-- The trail of what was done is only ever added to, whoever asks and by whichever way.
CREATE FUNCTION "refuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only: % refused', lower(TG_OP) USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "auditAppendOnly" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
