import type { Call } from '../../policy/policy.ts';
import type { Capability, Confidence, Need } from '../program.ts';

/** A call that would show a capability, if the policy lets it pass. */
export interface Candidate {
  readonly capability: Capability;
  readonly call: Call;
  /** The entry of the catalogue (`git push`), or for other tools what they reach (`a file of the home folder`). */
  readonly program: string;
  /** How sure it is that the call has the effect; that the client runs it is decided by the engine. */
  readonly confidence: Confidence;
  readonly source: string;
  /** What the call takes besides permission: a file of the project, a login. Absent: nothing. */
  readonly needs?: Need;
  /** Only a name speaks for it: no finding and no gain rests on it. */
  readonly guess?: true;
  /** Nearly everybody who allows it wants it all the same. */
  readonly mild?: true;
  /** The rule permits this very call and nothing else of the kind. */
  readonly exact?: true;
}
