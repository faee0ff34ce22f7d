// What the settings of one role are made with.
import type { ProgramTarget } from "../targets/target.ts";
import type { SharedFacts, ZkOrigin } from "./derive.ts";
import type { Linking } from "./linking.ts";
import type { ZkContext } from "./zk.ts";

export interface SettingsContext {
  readonly linking: Linking;
  readonly zk: ZkContext;
  readonly target: ProgramTarget;
  /** Where a zk string's path stands for itself: `/mesos`, `/marathon`. */
  readonly ownPath: string;
  /** The path of an ensemble that `master` names without one. */
  readonly mastersPath: string;
  /** What is derived from, given the zk string that the role's blocks say. */
  readonly facts: Omit<SharedFacts, "ownZk"> & { readonly defaultZk: () => ZkOrigin | undefined };
  /** What the facts come to, to compare with another linking's. */
  readonly given: readonly unknown[];
}
