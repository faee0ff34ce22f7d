// Links the roles in start order: ensembles, masters, agents, frameworks; each may follow from those before it.
import { diagnose } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import type { FrameworkSyntax, RoleSyntax, SelectorSyntax } from "../syntax/syntax.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Span } from "../text/source.ts";
import {
  settingOf,
  type Agents,
  type Ensemble,
  type Framework,
  type Masters,
  type Member,
  type Role,
} from "./cluster.ts";
import ensembleMissing from "./codes/ensemble-missing.ts";
import mastersMissing from "./codes/masters-missing.ts";
import unknownName from "./codes/unknown-name.ts";
import type { Declarations } from "./declarations.ts";
import type { SharedFacts, ZkOrigin } from "./derive.ts";
import { linkEnsemble } from "./ensembles.ts";
import type { Linking } from "./linking.ts";
import { addMembers, createVariants } from "./members.ts";
import type { Nodes } from "./nodes.ts";
import { createOccupancy, type Crowding } from "./occupancy.ts";
import { draftRole, reachOf, targetOf, type RoleDraft } from "./roles.ts";
import type { SettingsContext } from "./settings-context.ts";
import { zkOf, type KnownEnsemble, type ZkContext } from "./zk.ts";

export interface LinkedRoles {
  readonly ensembles: readonly Ensemble[];
  readonly masters: Masters | undefined;
  readonly agents: readonly Agents[];
  readonly frameworks: readonly Framework[];
  readonly roles: readonly Role[];
  /** Nodes that no role selects, and nodes that several have. */
  readonly crowding: Crowding;
}

const mastersPath = "/mesos";

/** What of a role is plain before its blocks are read. */
interface RoleOutline<Syntax extends RoleSyntax> {
  readonly syntax: Syntax;
  readonly selector: SelectorSyntax;
  readonly name: string;
  readonly target: ProgramTarget;
  /** Where its state lies in an ensemble that is named without a path. */
  readonly ownPath: string;
}

/** The masters with their zk string, and what says it: the setting, or else their whole declaration. */
interface LinkedMasters {
  readonly masters: Masters | undefined;
  readonly zk: ZkOrigin | undefined;
  readonly said: object | undefined;
}

/** Makes all roles with their members. */
export function linkRoles(declarations: Declarations, nodes: Nodes, linking: Linking): LinkedRoles {
  const { report } = linking;
  const occupancy = createOccupancy(linking.recorder);
  const known = new Map<string, KnownEnsemble>();
  const zk: ZkContext = { ensembles: known, report, note: linking.recorder.note };
  /** What faulty roles select. */
  const selected: (readonly string[])[] = [];
  const select = (syntax: RoleSyntax): void => {
    if (syntax.selector !== undefined) selected.push(linking.selectors.select(syntax.selector).names);
  };
  for (const dropped of declarations.dropped) select(dropped);

  const unneeded: SettingsContext["facts"] = {
    clusterName: linking.clusterName,
    clusterSpan: linking.clusterSpan,
    masters: undefined,
    mastersZk: () => undefined,
    defaultZk: () => undefined,
  };

  const ensembles: Ensemble[] = [];
  const ensembleTarget = targetOf("ensemble", linking);
  for (const syntax of declarations.ensembles) {
    const name = syntax.name?.text;
    if (ensembleTarget === undefined || name === undefined) continue;
    const context = { linking, zk, target: ensembleTarget, ownPath: "", mastersPath, facts: unneeded, given: [] };
    const linked = linkEnsemble(syntax, name, context, occupancy);
    ensembles.push(linked.ensemble);
    known.set(name, linked.known);
  }

  // What is missing altogether is said once, of the first role that needs it.
  const needs = { ensemble: false, masters: false };
  const needEnsemble = (role: string, span: Span): void => {
    if (declarations.ensembles.length > 0) return;
    if (!needs.ensemble) report(diagnose(ensembleMissing, span, { role, ensembles: [] }));
    needs.ensemble = true;
  };

  // Which role that is may be another next time, so what was made without them is never recalled.
  const onlyNow = (): object => ({});
  const ensembleFacts = (): readonly unknown[] =>
    declarations.ensembles.length === 0
      ? [onlyNow()]
      : [...declarations.ensembles, ...[...known.values()].map(({ servers }) => JSON.stringify(servers))];

  /** The zk string of the only ensemble; otherwise says what is missing. */
  const defaultZk = (label: string, span: Span, path: string) => (): ZkOrigin | undefined => {
    const [first] = known.values();
    if (known.size === 1 && first !== undefined) {
      const made = zkOf(first, path);
      const how = `the servers of ensemble ${first.name}, and the path ${path}`;
      return made === undefined ? undefined : { ...made, origin: { kind: "derived", how, from: [first.span] } };
    }
    if (known.size > 1) report(diagnose(ensembleMissing, span, { role: label, ensembles: [...known.keys()] }));
    else needEnsemble(label, span);
    return undefined;
  };

  const linkMasters = (): LinkedMasters => {
    const syntax = declarations.masters;
    const target = targetOf("masters", linking);
    if (syntax?.selector === undefined || target === undefined)
      return { masters: undefined, zk: undefined, said: undefined };
    const { selector } = syntax;
    const selection = linking.selectors.select(selector);
    const name = "masters";
    // No role of the same program comes before, so that all nodes are free.
    const { picks } = occupancy.occupy({ kind: "masters", name }, target, selection);
    const given = [...ensembleFacts(), ...reachOf(syntax, selection, linking)];
    return linking.recorder.recall("role", syntax, given, (): LinkedMasters => {
      const draft = draftRole(syntax, name, target, selection, picks, linking);
      const context: SettingsContext = {
        linking,
        zk,
        target,
        ownPath: mastersPath,
        mastersPath,
        facts: {
          ...unneeded,
          masters: { count: picks.length, span: selector.span },
          defaultZk: defaultZk(draft.label, draft.span, mastersPath),
        },
        given: [picks.length, ...ensembleFacts()],
      };
      const members: Member[] = [];
      const masters: Masters = { kind: "masters", name: draft.name, span: draft.span, target, syntax, members };
      addMembers(masters, members, draft, createVariants(context), context, plainMember);
      // Where `on` blocks give some masters another one, the check `zk-mismatch` has a word to say.
      const plain = draft.picks.findIndex((pick) => draft.layers.profileOf(pick.draft) === draft.layers.root);
      const member = members[Math.max(plain, 0)];
      const zkOption = Object.keys(target.derived).find((name) => derivesFrom(target, name, "own-zk"));
      const setting = zkOption === undefined || member === undefined ? undefined : settingOf(member, zkOption);
      const value = setting?.value.kind === "zk" ? setting.value : undefined;
      const how = "the zk string of the masters";
      const from = [setting?.valueSpan ?? draft.span];
      return {
        masters,
        zk: value === undefined ? undefined : { value, ensemble: undefined, origin: { kind: "derived", how, from } },
        said: setting?.valueSpan ?? syntax,
      };
    });
  };
  const { masters, zk: mastersZk, said } = linkMasters();

  const needMasters = (label: string, span: Span) => (): ZkOrigin | undefined => {
    if (declarations.masters !== undefined) return mastersZk;
    if (!needs.masters) report(diagnose(mastersMissing, span, { role: label }));
    needs.masters = true;
    // Masters would need one too, so both are said at once.
    needEnsemble(label, span);
    return undefined;
  };

  const clusterFacts = [
    ...(declarations.masters === undefined
      ? [onlyNow()]
      : [declarations.masters, JSON.stringify(mastersZk?.value), said]),
    ...ensembleFacts(),
  ];

  /** A role with its members: the same object as in a former linking, where nothing that it hangs on is another. */
  const linkOne = <Linked extends Agents | Framework>(
    { syntax, selector, name, target, ownPath }: RoleOutline<Linked["syntax"]>,
    make: (draft: RoleDraft<Linked["syntax"]>, members: readonly Member[]) => Linked,
  ): Linked => {
    const selection = linking.selectors.select(selector);
    const { picks, occupant } = occupancy.occupy({ kind: syntax.kind, name }, target, selection);
    const link = (): Linked => {
      const draft = draftRole(syntax, name, target, selection, picks, linking);
      const facts: Omit<SharedFacts, "ownZk"> & SettingsContext["facts"] = {
        ...unneeded,
        mastersZk: needMasters(draft.label, draft.span),
        defaultZk: defaultZk(draft.label, draft.span, ownPath),
      };
      const path = mastersZk?.value.path ?? mastersPath;
      const context = { linking, zk, target, ownPath, mastersPath: path, facts, given: clusterFacts };
      const members: Member[] = [];
      const role = make(draft, members);
      addMembers(role, members, draft, createVariants(context), context, plainMember);
      return role;
    };
    const given = [...clusterFacts, ...reachOf(syntax, selection, linking), occupant.taken];
    return linking.recorder.recall("role", syntax, given, link);
  };

  const agents: Agents[] = [];
  const agentTarget = targetOf("agents", linking);
  for (const syntax of declarations.agents) {
    const { selector } = syntax;
    if (agentTarget === undefined || selector === undefined) continue;
    const name = syntax.name?.text ?? "agents";
    const outline = { syntax, selector, name, target: agentTarget, ownPath: mastersPath };
    agents.push(
      linkOne<Agents>(outline, ({ span, target }, members) => ({
        kind: "agents",
        name,
        span,
        target,
        syntax,
        members,
      })),
    );
  }

  const frameworks: Framework[] = [];
  for (const syntax of declarations.frameworks) {
    const { selector } = syntax;
    const target = frameworkTarget(syntax, linking);
    if (target === undefined || selector === undefined) {
      select(syntax);
      continue;
    }
    const name = syntax.name?.text ?? target.name;
    const outline = { syntax, selector, name, target, ownPath: `/${name}` };
    frameworks.push(
      linkOne<Framework>(outline, ({ span }, members) => ({ kind: "framework", name, span, target, syntax, members })),
    );
  }

  const roles = [...ensembles, ...(masters === undefined ? [] : [masters]), ...agents, ...frameworks];
  return {
    ensembles,
    masters,
    agents,
    frameworks,
    roles,
    crowding: occupancy.crowding(nodes, selected),
  };
}

function plainMember(): { readonly id: undefined; readonly observer: false } {
  return { id: undefined, observer: false };
}

function derivesFrom(target: ProgramTarget, option: string, from: string): boolean {
  const derivation = target.derived[option];
  return derivation === from || (typeof derivation === "object" && "from" in derivation && derivation.from === from);
}

function frameworkTarget(syntax: FrameworkSyntax, { targets, report }: Linking): ProgramTarget | undefined {
  const kind = syntax.target;
  if (kind === undefined) return undefined;
  const target = targets.programs.get(kind.text);
  if (target?.role === "framework") return target;
  const kinds = [...targets.programs.values()].filter(({ role }) => role === "framework").map(({ name }) => name);
  const advice = `kinds are: ${kinds.join(", ")}; others come with \`--targets DIR\``;
  const data = { what: "kind of framework", names: [kind.text], nearest: nearest(kind.text, kinds), advice };
  report(diagnose(unknownName, kind.span, data));
  return undefined;
}
