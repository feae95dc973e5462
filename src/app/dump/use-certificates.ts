import { useQueryClient } from '@tanstack/react-query';
import type { CertificateSummary } from '../../session/table-questions';
import { type Asked, queryOf, useAskNow } from './use-dump';

/**
 * What is said of the certificates of the file, as far as they have been read; grows until all are.
 * Undefined as an answer: the file cannot be read any more. Not `wanted`: it is not asked.
 */
export function useCertificates(wanted = true): Asked<CertificateSummary | undefined> {
  const client = useQueryClient();
  return useAskNow(wanted ? ['certificate-summary'] : undefined, async (engine, now) => {
    const ask = () => engine.ask({ ask: 'certificate-summary', now });
    let found = await ask();
    while (found?.more === true) {
      const { queryKey } = queryOf(engine, ['certificate-summary', now], ask);
      client.setQueryData(queryKey, { value: found });
      found = await ask();
    }
    return found;
  });
}
