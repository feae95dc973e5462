import { useOverview, useVerdictTexts } from '../../../app/dump/use-verdicts';
import verdicts from '../verdicts/Verdicts.module.css';
import { HowItCalls } from './HowItCalls';
import { WhatComesIn } from './WhatComesIn';

/** What the file says as a whole: which ports take plaintext, notKnown, and how others are called. */
export function Overview() {
  const asked = useOverview();
  const texts = useVerdictTexts();
  switch (asked.state) {
    case 'idle':
    case 'waiting':
      return <div className={verdicts.waiting} aria-busy="true" />;
    case 'failed':
      return <p className={verdicts.note}>{texts.failed}</p>;
    case 'ready':
      break;
  }
  const { incoming, plaintext, notKnown, calls } = asked.value;
  return (
    <>
      {incoming.total === 0 ? null : (
        <WhatComesIn first={incoming} plaintext={plaintext} notKnown={notKnown} />
      )}
      {calls.length === 0 ? null : <HowItCalls calls={calls} />}
    </>
  );
}
