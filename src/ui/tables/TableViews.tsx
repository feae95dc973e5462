import { Suspense } from 'react';
import { tableTexts } from '../../app/tables/use-table';
import type { NodeId } from '../../core/ids/ids';
import type { TableTexts } from '../../texts';
import { withTexts } from '../parts/with-texts';

interface Props {
  readonly onSelect: (id: NodeId) => void;
}

/** With their texts chunks of their own. */
const ConnectionsPart = withTexts<TableTexts, Props>(
  tableTexts,
  async () => (await import('./Connections')).Connections,
);
const CertificatesPart = withTexts<TableTexts, Props>(
  tableTexts,
  async () => (await import('./Certificates')).Certificates,
);

const waiting = <div aria-busy="true" />;

export const ConnectionsView = (props: Props) => (
  <Suspense fallback={waiting}>
    <ConnectionsPart {...props} />
  </Suspense>
);

export const CertificatesView = (props: Props) => (
  <Suspense fallback={waiting}>
    <CertificatesPart {...props} />
  </Suspense>
);
