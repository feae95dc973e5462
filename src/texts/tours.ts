import type { Role } from '../core/tour/cast';
import type { TourFacts } from '../core/tour/facts';
import type { StepName } from '../core/tour/steps';
import type { TourId } from '../core/view/tour';

/** What is said of a dump, in its own words; names in backticks. */
export type Message = (facts: TourFacts) => string;

/** One step: what it tells, what the reader is asked to do, and what is said to a right or wrong try. */
export interface StepText {
  readonly title: string;
  readonly text: Message;
  readonly task: Message;
  /** Answers to choose from that are no words of the file. */
  readonly options: Readonly<Record<string, string>>;
  readonly right: Message;
  readonly wrong: Message;
  /** What is said instead where another answer is right, by its key. */
  readonly instead?: Readonly<
    Partial<Record<string, { readonly title: string; readonly right?: Message }>>
  >;
}

/** A walkthrough: a text for each of its steps. */
export interface TourText<T extends TourId = TourId> {
  readonly title: string;
  /** One sentence for the list. */
  readonly what: string;
  readonly steps: Readonly<Record<StepName<T>, StepText>>;
}

export interface TourTexts {
  readonly tours: { readonly [T in TourId]: TourText<T> };
  readonly coach: CoachTexts;
  /** What a dump lacks for a step. */
  readonly missing: Readonly<Record<Role | 'answer', string>>;
}

/** Words around the steps. */
export interface CoachTexts {
  readonly list: string;
  readonly intro: string;
  readonly onSample: string;
  readonly onDump: (fits: number, of: number) => string;
  readonly noneFits: string;
  readonly stepsOnDump: string;
  readonly fits: string;
  readonly lacks: string;
  readonly resume: (step: number) => string;
  readonly finished: string;
  readonly steps: (n: number) => string;
  readonly region: (tour: string) => string;
  readonly progress: (step: number, of: number) => string;
  readonly goTo: (step: number, title: string) => string;
  readonly points: string;
  readonly task: string;
  readonly showMe: string;
  readonly openQuestion: string;
  readonly verdict: string;
  readonly right: string;
  readonly wrong: string;
  /** Before the answer that somebody asked to see, and the mark of such a step. */
  readonly answer: string;
  readonly shown: string;
  readonly back: string;
  readonly next: string;
  readonly finish: string;
  readonly leave: string;
  readonly fold: string;
  readonly unfold: string;
  readonly announce: (step: number, of: number, title: string, points: string) => string;
  readonly notHere: string;
  readonly onSampleTab: string;
  readonly done: string;
  readonly doneText: string;
  readonly waiting: string;
  readonly failed: string;
}
