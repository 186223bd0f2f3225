/** What the viewer may do with schemes. */
export interface SchemeRights {
  mayWrite: boolean;
  mayApprove: boolean;
  /** Whether the viewer sees every scheme, and not only the one in force for them. */
  seesAll: boolean;
}
