-- What was proposed, or was in force, stays what it was: only a draft can be rewritten or thrown away.
CREATE FUNCTION "refuseSchemeRewrite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'draft' AND (TG_OP = 'DELETE' OR NEW."definition" IS DISTINCT FROM OLD."definition") THEN
    RAISE EXCEPTION 'a scheme version that is no draft is immutable: % refused', lower(TG_OP) USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "schemeVersionImmutable" BEFORE UPDATE OR DELETE ON "SchemeVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuseSchemeRewrite"();
