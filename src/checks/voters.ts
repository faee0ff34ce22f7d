// Who votes in an ensemble.
import { settingsOf, type Ensemble, type EnsembleServer } from "../model/cluster.ts";

/** The voting servers of an ensemble that is ours; none of an external one, whose observers nobody can tell. */
export function votersOf(ensemble: Ensemble): EnsembleServer[] {
  return ensemble.external ? [] : ensemble.servers.filter((server) => !server.observer);
}

/** Whether votes are weighed (`group.1`, `weight.1`), so that counting servers says nothing. */
export function weighted(ensemble: Ensemble): boolean {
  const first = ensemble.members[0];
  return first !== undefined && settingsOf(first).some(({ option }) => /^(?:group|weight)\./.test(option.name));
}
