import type { DumpSession } from './dump-session';
import type { Answers, Ask, QuestionOf } from './questions';

/** How every question is answered. */
export type Handlers = {
  readonly [A in Ask]: (
    session: DumpSession,
    question: QuestionOf<A>,
  ) => Answers[A] | Promise<Answers[A]>;
};

/** What the first picture does not need is loaded when it is asked for. */
export const handlers: Handlers = {
  raw: (session, { pointer, reveal }) => session.raw(pointer, reveal),

  visible: ({ graph }, { of }) => graph.visible(of),
  holders: ({ graph }, { of, ids }) => graph.holders(of, ids),
  nodes: ({ graph }, { ids }) => graph.nodes(ids),
  known: ({ graph }, { ids }) => graph.known(ids),
  list: ({ graph }, { list, from, to }) => graph.list(list, from, to),
  outline: ({ graph }, { tree, from, to }) => graph.outline.page(tree, from, to),
  'outline-find': ({ graph }, { tree, wanted }) => graph.outline.find(tree, wanted),
  'outline-path': ({ graph }, { id }) => graph.outline.path(id),
  notices: ({ graph }, { from, to }) => graph.notices(from, to),
  search: ({ graph }, { text, now }) => graph.find(text, now),
  details: ({ graph }, { id }) => graph.details(id),
  fact: ({ graph }, { id, fact, from, to }) => graph.fact(id, fact, from, to),

  verdicts: async (session, { id, now }) =>
    (await import('./verdicts')).verdictsOf(session, id, now),
  findings: async (session, { from, to, now }) =>
    (await import('./findings')).findings(session, from, to, now),
  marks: async (session, { of, now }) => (await import('./findings')).marks(session, of, now),
  'findings-at': async (session, { id, now }) =>
    (await import('./findings')).findingsAt(session, id, now),

  summary: async (session) => (await import('./first-screen')).firstScreen(session),

  tour: async (session, { tour }) => (await import('./tour')).steps(session, tour),
  'tour-check': async (session, { place, tried }) =>
    (await import('./tour')).checked(session, place, tried),

  decide: async (session, { question, now }) =>
    (await import('./decisions')).decide(session, question, now),
  'ask-offers': async (session) => (await import('./decisions')).offers(session),
  'ask-endpoints': async (session, { cluster }) =>
    (await import('./decisions')).endpoints(session, cluster),

  'table-ports': async (session, asked) =>
    (await import('./tables')).table(session, 'ports', asked),
  'table-outbound': async (session, asked) =>
    (await import('./tables')).table(session, 'outbound', asked),
  'table-contexts': async (session, asked) =>
    (await import('./tables')).table(session, 'contexts', asked),
  'table-certificates': async (session, asked) =>
    (await import('./tables')).table(session, 'certificates', asked),
  'certificate-summary': async (session, { now }) =>
    (await import('./tables')).certificateSummary(session, now),

  snapshot: async (session, question) =>
    (await import('./share/make-snapshot')).makeSnapshot(session, question),
  'redacted-file': async (session, { redact }) =>
    (await import('./share/redacted-file')).redactedFile(session, redact),
};

/** Answers a question. Throws a file error where the file cannot be read any more and nothing can be said. */
export async function answer<A extends Ask>(
  session: DumpSession,
  question: QuestionOf<A>,
): Promise<Answers[A]> {
  return handlers[question.ask](session, question);
}
