import { describe, expect, it } from 'vitest';
import { asInCluster } from './in-cluster';
import { ORIGINAL_DST, REDIRECTED, TLS_INSPECTOR } from './istio/filters';
import { virtualOutbound } from './istio/outbound';
import { ADS_SOURCE, LASTING_SOURCE } from './istio/sources';

describe('a dump as it reads in a cluster', () => {
  it('has addresses of a cluster in values, names and the middle of texts', () => {
    expect(asInCluster({ '127.96.0.3_80': 'sidecar~127.10.3.21~pod', local: '127.0.0.1' })).toEqual(
      { '10.96.0.3_80': 'sidecar~10.10.3.21~pod', local: '127.0.0.1' },
    );
  });

  it('has listeners on all addresses, endpoints and the admin interface on their own', () => {
    const at = (address: string) => ({ socket_address: { address, port_value: 1 } });
    expect(
      asInCluster({
        listener: { filter_chains: [], address: at('127.10.3.21') },
        endpoint: { address: at('127.10.3.21') },
        admin: { address: at('127.10.3.21') },
      }),
    ).toEqual({
      listener: { filter_chains: [], address: at('0.0.0.0') },
      endpoint: { address: at('10.10.3.21') },
      admin: { address: at('127.0.0.1') },
    });
  });

  it('has iptables and ADS instead of what stands for them', () => {
    const { listener_filters, source } = asInCluster({
      listener_filters: [REDIRECTED, TLS_INSPECTOR],
      source: LASTING_SOURCE,
    });
    expect(listener_filters).toEqual([ORIGINAL_DST, TLS_INSPECTOR]);
    expect(source).toEqual(ADS_SOURCE);
    expect(asInCluster(virtualOutbound('127.10.3.21'))).not.toHaveProperty('listener_filters');
  });
});
