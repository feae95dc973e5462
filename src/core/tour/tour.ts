import { askAbout } from '../ask/ask';
import type { CertificateVerdicts } from '../certificates/types';
import type { Dump } from '../graph/dump';
import { slim } from '../graph/types';
import { membersOf } from '../graph/visible';
import type { NodeId } from '../ids/ids';
import type { TourId, TourPlace } from '../view/tour';
import type { Cast, Role } from './cast';
import { castOf } from './casting';
import { asksFor } from './checks';
import { factsOf } from './facts';
import { sampleFor, TOUR_STEPS, type TourSample } from './steps';
import type { CheckAnswer, CheckResult, Option, StepAnswer, TourStep, Tried } from './types';
import { WALKS } from './walks';

/** What certificates say, judged when the dump was taken; undefined: the node holds none. */
export type ReadCertificates = (id: NodeId) => Promise<CertificateVerdicts | undefined>;

/** The steps of a walkthrough in their order. */
export function stepsOf(tour: TourId): readonly TourStep[] {
  const walk: Readonly<Record<string, TourStep>> = WALKS[tour];
  return TOUR_STEPS[tour].flatMap((name) => walk[name] ?? []);
}

/** A walkthrough on one dump: where each step leads, or what the dump lacks for it. */
export async function tellTour(
  tour: TourId,
  dump: Dump,
  read: ReadCertificates,
): Promise<readonly StepAnswer[]> {
  const cast = castOf(dump);
  return Promise.all(
    stepsOf(tour).map((step, at) => tellStep(step, sampleFor(tour, at + 1), cast, read)),
  );
}

async function tellStep(
  step: TourStep,
  sample: TourSample,
  cast: Cast,
  read: ReadCertificates,
): Promise<StepAnswer> {
  const { panel } = step;
  const lacks = (missing: Extract<StepAnswer, { fits: false }>['missing']): StepAnswer => ({
    fits: false,
    sample,
    missing,
  });
  const missing = rolesOf(step).find((role) => cast.node(role) === undefined);
  if (missing !== undefined) return lacks(missing);
  const points = cast.node(step.points);
  if (points === undefined) return lacks(step.points);
  const check = await tellCheck(step, points.id, cast, read);
  if (check === undefined) return lacks('answer');
  const focus = step.focus && cast.node(step.focus)?.id;
  return { fits: true, sample, points: slim(points), focus, panel, facts: factsOf(cast), check };
}

/** Everybody who plays in a step. */
function rolesOf({ points, needs, focus, check }: TourStep): readonly Role[] {
  const shown = check.kind === 'select' ? [check.show] : [];
  return [points, ...needs, ...(focus === undefined ? [] : [focus]), ...shown];
}

async function tellCheck(
  { check }: TourStep,
  points: NodeId,
  cast: Cast,
  read: ReadCertificates,
): Promise<CheckAnswer | undefined> {
  switch (check.kind) {
    case 'select': {
      const show = cast.node(check.show);
      return show && { kind: 'select', show: show.id, node: slim(show) };
    }
    case 'ask': {
      const show = check.show(cast);
      return show && { kind: 'ask', show };
    }
    case 'panel':
      return check;
    case 'choice':
      return choice(check.options(cast));
    case 'certificate': {
      const verdicts = await read(points);
      return verdicts && choice(aboutCertificate(verdicts, check.about));
    }
  }
}

/** With one right answer there is a choice; else the dump cannot say. */
function choice(options: readonly Option[]): CheckAnswer | undefined {
  const right = options.filter((option) => option.right).length;
  return right === 1 && options.length > 1 ? { kind: 'choice', options } : undefined;
}

function aboutCertificate(
  { state, ends }: CertificateVerdicts,
  about: 'validity' | 'roots',
): readonly Option[] {
  const among = (keys: readonly string[], right: string | undefined): readonly Option[] =>
    keys.map((key) => ({ key, right: key === right }));
  if (about === 'validity') {
    const now = state?.state === 'expiring' ? 'valid' : state?.state;
    return among(['valid', 'expired', 'not-yet-valid'], now);
  }
  const end = ends.find((one) => one.mesh)?.end ?? ends[0]?.end;
  return among(['ends', 'does-not'], end?.kind);
}

/** What a reader's try comes to; undefined: there is no such step on this dump. */
export function checkStep(
  { tour, step }: TourPlace,
  { selected, question }: Tried,
  dump: Dump,
): CheckResult | undefined {
  const cast = castOf(dump);
  const at = stepsOf(tour)[step - 1];
  if (at === undefined) return undefined;
  const { check, points } = at;
  if (check.kind === 'select') {
    const pointed = cast.node(points)?.id;
    if (selected === undefined || selected === pointed)
      return { state: 'open', verdict: undefined };
    const members = membersOf(dump, selected);
    const done = members.length > 0 && members.every((node) => check.fits(node, cast));
    return { state: done ? 'done' : 'wrong', verdict: undefined };
  }
  if (check.kind === 'ask') {
    const wanted = check.show(cast);
    if (wanted === undefined || question === undefined)
      return { state: 'open', verdict: undefined };
    if (!asksFor(wanted, question)) return { state: 'wrong', verdict: undefined };
    const { verdict, nodes } = askAbout(question, dump);
    return { state: 'done', verdict: { verdict, nodes } };
  }
  return { state: 'open', verdict: undefined };
}
