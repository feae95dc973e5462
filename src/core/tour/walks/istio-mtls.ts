import { askIn, askOut, select } from '../checks';
import { contextType, nameThatPasses, withoutCertificate } from '../choices';
import { portOfChain } from '../locate';
import type { StepName } from '../steps';
import type { TourStep } from '../types';

/**
 * The two chains of a port, the socket of one, the client that calls it, and the source of both's
 * secrets.
 */
export const istioMtls: Record<StepName<'istio-mtls'>, TourStep> = {
  'two-chains': {
    points: 'permissive-listener',
    needs: ['permissive-chain'],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: select('plain-twin', (node, cast) => {
      const twin = cast.node('permissive-chain');
      return (
        node.kind === 'filter-chain' &&
        node.owner === twin?.owner &&
        node.protection?.kind === 'plaintext' &&
        portOfChain(node) === (twin && portOfChain(twin))
      );
    }),
  },
  alpn: {
    points: 'permissive-chain',
    needs: [],
    focus: 'permissive-listener',
    panel: 'meaning',
    check: askIn('permissive-chain', 'https'),
  },
  'server-end': {
    points: 'server-socket',
    needs: [],
    focus: 'mtls-chain',
    panel: 'meaning',
    check: { kind: 'choice', options: contextType },
  },
  demand: {
    points: 'server-socket',
    needs: ['certificate'],
    focus: 'mtls-chain',
    panel: 'meaning',
    check: { kind: 'choice', options: withoutCertificate },
  },
  roots: {
    points: 'roots',
    needs: ['server-socket'],
    focus: 'mtls-chain',
    panel: 'meaning',
    check: { kind: 'choice', options: nameThatPasses('server-socket') },
  },
  'two-entries': {
    points: 'mesh-cluster',
    needs: ['istio-entry'],
    focus: 'mesh-cluster',
    panel: 'meaning',
    check: select('open-entry', (node, cast) => node.id === cast.node('open-entry')?.id),
  },
  metadata: {
    points: 'mesh-endpoints',
    needs: ['istio-entry'],
    focus: 'mesh-cluster',
    panel: 'meaning',
    check: askOut('mesh-endpoints'),
  },
  'client-end': {
    points: 'client-socket',
    needs: ['certificate', 'roots'],
    focus: 'mesh-cluster',
    panel: 'meaning',
    check: { kind: 'choice', options: nameThatPasses('client-socket') },
  },
  sds: {
    points: 'certificate',
    needs: ['roots'],
    focus: 'secured-end',
    panel: 'meaning',
    check: select('sds-source', ({ kind }) => kind === 'sds-source'),
  },
  pipe: {
    points: 'pipe',
    needs: ['agent', 'certificate'],
    focus: 'secured-end',
    panel: 'meaning',
    check: select('ca', ({ presence }) => presence === 'inferred'),
  },
};
