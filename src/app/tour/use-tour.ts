import { useEffect, useMemo } from 'react';
import {
  ownSample,
  sampleFor,
  stepCount,
  TOUR_STEPS,
  type TourSample,
} from '../../core/tour/steps';
import type { CheckResult, StepAnswer, Tried } from '../../core/tour/types';
import { TOURS, type TourId, type TourPlace } from '../../core/view/tour';
import type { ViewSource, ViewState } from '../../core/view/view-state';
import { type Asked, useAsk, useDump } from '../dump/use-dump';
import { textPart } from '../texts/text-part';
import { withDump, withSource } from '../view/change-view';
import { useOpener } from '../workspace/use-opener';
import { useWorkspace } from '../workspace/workspace-provider';
import { rememberProgress } from './tour-progress';

export type { StepAnswer };
export { stepCount, TOUR_STEPS, TOURS };
export const tourTexts = textPart(({ tours }) => tours());

/** The steps of a walkthrough on the dump that is open. */
export function useTour(tour: TourId | undefined): Asked<readonly StepAnswer[]> {
  return useAsk(tour && ['tour', tour], (engine) =>
    tour === undefined
      ? Promise.reject(new Error('no walkthrough is under way'))
      : engine.ask({ ask: 'tour', tour }),
  );
}

/**
 * Whether the dump on screen is that of the view. While a sample is being opened the previous dump
 * stays on screen, and its nodes are not those of the step.
 */
export const useTourDumpHere = (): boolean => useOpener().resumable === undefined;

/** The result of a try; `of` undefined if the page knows it without asking. */
export function useTourCheck(
  of: TourPlace | undefined,
  tried: Tried,
): Asked<CheckResult | undefined> {
  const question = tried.question && JSON.stringify(tried.question);
  return useAsk(
    of && ['tour-check', of.tour, of.step, tried.selected ?? '', question ?? ''],
    (engine) =>
      of === undefined
        ? Promise.resolve(undefined)
        : engine.ask({ ask: 'tour-check', place: of, tried }),
  );
}

/** A step's view, where the dump has what it needs; else the step alone. */
function viewOf(
  view: ViewState,
  place: TourPlace,
  source: ViewSource,
  answer: StepAnswer | undefined,
): ViewState {
  const at = { ...withSource(view, 0, source), tour: place };
  const bare: ViewState = withDump(at, 0, { ...at.dumps[0], tab: 'graph' });
  if (answer?.fits !== true) return bare;
  const { points, focus, panel } = answer;
  return withDump(bare, 0, { ...bare.dumps[0], selected: points.id, focus, panel });
}

/** What moves through walkthroughs, which are about the first dump of the workspace. */
export function useTourActions() {
  const { views } = useWorkspace();
  return useMemo(() => {
    /** Begins a walkthrough at a step on the sample for it. */
    const onSample = (place: TourPlace): void => {
      const name = sampleFor(place.tour, place.step);
      views.write(viewOf(views.current(), place, { kind: 'sample', name }, undefined), 'push');
    };
    /**
     * Goes to a step on the open dump. A sample is replaced by the one that was made for the step,
     * unless it has what the step needs; a user's own file never is.
     */
    const go = (place: TourPlace, answer: StepAnswer | undefined): void => {
      const view = views.current();
      const { source } = view.dumps[0];
      if (source === undefined) return;
      const own = ownSample(place.tour, place.step);
      const elsewhere = source.kind === 'sample' && own !== undefined && own !== source.name;
      if (elsewhere || (source.kind === 'sample' && answer?.fits === false)) onSample(place);
      else views.write(viewOf(view, place, source, answer), 'push');
    };
    const leave = (): void => views.write({ ...views.current(), tour: undefined }, 'push');
    return { onSample, go, leave };
  }, [views]);
}

/** Whether a view says nothing but which step it is: what a short link to a step says. */
const isBare = ({ dumps: [{ selected, focus, open }], question }: ViewState): boolean =>
  selected === undefined && focus === undefined && question === undefined && open.length === 0;

/** Applies the view of a step that a link only names, and remembers the progress. */
export function useTourStep(view: ViewState, answer: StepAnswer | undefined): void {
  const { views, tour } = useWorkspace();
  const digest = useDump()?.file.digest;
  const place = view.tour;
  const key = place && `${digest} ${place.tour} ${place.step}`;
  useEffect(() => {
    if (place === undefined || key === undefined || answer === undefined) return;
    rememberProgress(place.tour, { step: place.step });
    if (tour.appliedStep === key) return;
    tour.appliedStep = key;
    const { source } = view.dumps[0];
    if (source === undefined || !isBare(view)) return;
    views.write(viewOf(view, place, source, answer), 'replace');
  }, [views, tour, key, answer, place, view]);
}

/** A link to a step, to be shared; undefined on a user's own file. */
export const stepHref = (place: TourPlace, sample: TourSample): string =>
  `#v=1&sample=${sample}&tour=${place.tour}&step=${place.step}`;
