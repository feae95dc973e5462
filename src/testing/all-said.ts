import { PRESETS, SHOWS, withPreset } from '../app/ask/ask-presets';
import { askOffers } from '../core/ask/offers';
import type { CertificateVerdicts } from '../core/certificates/types';
import { dumpTime } from '../core/decide/dump-time';
import { describe } from '../core/inspect/details';
import type { NodeVerdicts } from '../core/verdicts/types';
import { ANY_INBOUND, type ConnectionQuestion } from '../core/view/question';
import { decide } from '../session/decisions';
import type { DumpSession } from '../session/dump-session';
import { verdictsOf } from '../session/verdicts';
import type { AskTexts, VerdictTexts } from '../texts';
import type { InspectTexts } from '../texts/en/inspect';

export interface MessageParts {
  readonly inspect: InspectTexts;
  readonly verdicts: VerdictTexts;
  readonly ask: AskTexts;
}

/** Every sentence that inspector, verdicts and question drawer have for a file, each once. */
export async function allSaid(
  session: DumpSession,
  texts: MessageParts,
): Promise<ReadonlySet<string>> {
  const { dump } = session;
  const now = dumpTime(dump.model) ?? 0;
  const said = new Set<string>(await askSaid(session, texts.ask, now));
  for (const { id } of dump.graph.nodes) {
    for (const { message } of describe(id, dump, () => undefined)?.messages ?? []) {
      said.add(texts.inspect.say(message));
    }
    const verdicts = await verdictsOf(session, id, now);
    if (verdicts === undefined) continue;
    for (const text of verdictsSaid(verdicts, texts.verdicts)) said.add(text);
  }
  return said;
}

async function askSaid(
  session: DumpSession,
  ask: AskTexts,
  now: number,
): Promise<readonly string[]> {
  const dump = session.dump;
  const offers = askOffers(dump);
  const inbound = [...offers.ports, { port: 9999 }].flatMap(({ port }) =>
    PRESETS.flatMap((preset) => {
      const asked = withPreset({ ...ANY_INBOUND, port }, preset, offers);
      return SHOWS.map((shows) => ({ ...asked, shows }));
    }),
  );
  const outbound = dump.graph.nodes.flatMap(({ id, kind }): readonly ConnectionQuestion[] =>
    kind === 'cluster' ? [{ ask: 'out', cluster: id, endpoint: undefined }] : [],
  );
  const title = (): string => 'NODE';
  const said: string[] = [];
  for (const question of [...inbound, ...outbound]) {
    const answer = await decide(session, question, now);
    if (answer === undefined || !('verdict' in answer)) continue;
    const { verdict, steps, probesElsewhere } = answer;
    const details = steps.flatMap((step) => {
      switch (step.step) {
        case 'filters':
          return step.filters.map(ask.filterText);
        case 'entries':
          return step.entries.map(({ outcome }) => ask.entryText(outcome));
        case 'level':
          return step.out.map(({ total, why }) => ask.outChains(total, why));
        case 'matcher':
        case 'socket-matcher':
          return step.steps.map(ask.matcherStep);
        case 'server-socket':
          return ask.sawTexts(step.outcome);
        case 'client-socket':
          return ask.callTexts(step);
        default:
          return [];
      }
    });
    const cards = steps.flatMap((step) => [ask.stepTitle(step), ask.stepText(step, title)]);
    const verdicts = [ask.sentence(verdict, title, probesElsewhere), ask.badge(verdict)];
    said.push(...verdicts, ...cards, ...details);
  }
  return said;
}

/** Stands for the link between two halves of a sentence. */
const LINK = '`NODE`';

function verdictsSaid(of: NodeVerdicts, texts: VerdictTexts): readonly string[] {
  const { ports, sockets, story, used } = texts;
  return [
    ...(of.ports?.ports.items ?? []).flatMap((proof) => [ports.why(proof), ports.row(proof) ?? '']),
    ...(of.port === undefined
      ? []
      : [
          ports.is(of.port.proof.port, of.port.proof.mode) + ports.twin(of.port),
          ...of.port.twins.items.map(ports.chain),
        ]),
    ...(of.sockets?.items ?? []).flatMap((choice) => [
      sockets.taken(choice),
      ...choice.steps.flatMap((step) => [
        sockets.step(step),
        ...(step.step === 'endpoint' || step.step === 'locality'
          ? step.entries.items.map((entry) => sockets.entry(entry, step.step))
          : []),
      ]),
    ]),
    ...(of.story === undefined
      ? []
      : [
          story.sentence(of.story).join(of.story.source?.kind === 'cluster' ? LINK : ''),
          ...of.story.users.map(story.users),
        ]),
    ...of.secrets.flatMap(({ use, life }) => [used.kind(use), story.life(life)]),
    ...(of.certificates === undefined || of.certificates === 'gone'
      ? []
      : certificatesSaid(of.certificates, texts.certificates)),
  ].filter((text) => text !== '');
}

function certificatesSaid(
  of: CertificateVerdicts,
  texts: VerdictTexts['certificates'],
): readonly string[] {
  return [
    texts.clocks.dumpMeaning(of),
    ...of.ends.map((end) => {
      const [before, after] = texts.end(end);
      return end.partner === undefined || end.partner.name === ''
        ? before + after
        : `${before} ${LINK}${after}`;
    }),
    ...of.places.flatMap((place) => [texts.field(place.field), texts.content(place) ?? '']),
    ...of.places.flatMap(({ blocks }) =>
      blocks.items.flatMap((block) =>
        block.kind === 'certificate'
          ? [
              texts.long(block.now),
              texts.short(block.now),
              texts.authority(block.certificate),
              texts.time(block.certificate.notAfter),
            ]
          : [],
      ),
    ),
  ];
}
