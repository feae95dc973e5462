import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '../../../src/core/base/json';
import { asInCluster } from '../in-cluster';
import { TLS_INSPECTOR, tcpProxy } from '../istio/filters';
import { downstreamTls, upstreamTls } from '../istio/tls';
import type { Case } from './case';

const NAME = 'files-and-inline';
const BIND = '127.10.7.7';
const CERTS = './etc/certs';

const file = (name: string): JsonObject => ({ filename: `${CERTS}/${name}` });

/** A plain Envoy without SDS server: certificates in files, in the configuration, and as static secrets. */
export const files: Case = {
  name: NAME,
  record: async (lab, mesh) => {
    const [shown, inline, named, client] = await Promise.all([
      mesh.issueFor('file.example.com'),
      mesh.issueFor('inline.example.com'),
      mesh.issueFor('secret.example.com'),
      mesh.issueFor('edge.example.com'),
    ]);
    const folder = join(lab.folder, NAME);
    await mkdir(join(folder, CERTS), { recursive: true });
    const contents = {
      'tls.crt': shown.pem,
      'tls.key': shown.key,
      'client.crt': client.pem,
      'client.key': client.key,
      'ca.crt': mesh.root.pem,
    };
    for (const [name, text] of Object.entries(contents)) {
      await writeFile(join(folder, CERTS, name), text);
    }

    const chain = (host: string, context: JsonObject, mutual: boolean): JsonObject => ({
      filter_chain_match: { server_names: [host] },
      filters: [tcpProxy('backend')],
      transport_socket: downstreamTls({
        common_tls_context: context,
        require_client_certificate: mutual,
      }),
      name: host,
    });
    const envoy = await lab.envoy({
      name: NAME,
      seconds: 120,
      bootstrap: {
        node: { id: 'edge-1', cluster: 'edge' },
        admin: { address: { socket_address: { address: BIND, port_value: 9901 } } },
        static_resources: {
          listeners: [
            {
              name: 'https',
              address: { socket_address: { address: BIND, port_value: 8443 } },
              filter_chains: [
                chain(
                  'file.example.com',
                  {
                    tls_certificates: [
                      { certificate_chain: file('tls.crt'), private_key: file('tls.key') },
                    ],
                    validation_context: { trusted_ca: file('ca.crt') },
                  },
                  true,
                ),
                chain(
                  'inline.example.com',
                  {
                    tls_certificates: [
                      {
                        certificate_chain: { inline_string: inline.pem },
                        private_key: { inline_string: inline.key },
                      },
                    ],
                  },
                  false,
                ),
                chain(
                  'secret.example.com',
                  {
                    tls_certificate_sds_secret_configs: [{ name: 'server' }],
                    validation_context_sds_secret_config: { name: 'clients' },
                  },
                  true,
                ),
              ],
              listener_filters: [TLS_INSPECTOR],
            },
          ],
          clusters: [
            {
              name: 'backend',
              type: 'STATIC',
              connect_timeout: '1s',
              load_assignment: {
                cluster_name: 'backend',
                endpoints: [
                  {
                    lb_endpoints: [
                      {
                        endpoint: {
                          address: {
                            socket_address: { address: '127.10.7.8', port_value: 8443 },
                          },
                        },
                      },
                    ],
                  },
                ],
              },
              transport_socket: upstreamTls({
                common_tls_context: {
                  tls_certificates: [
                    { certificate_chain: file('client.crt'), private_key: file('client.key') },
                  ],
                  validation_context: {
                    trusted_ca: { inline_string: mesh.root.pem },
                    match_typed_subject_alt_names: [
                      { san_type: 'DNS', matcher: { exact: 'backend.example.com' } },
                    ],
                  },
                },
                sni: 'backend.example.com',
              }),
            },
          ],
          secrets: [
            {
              name: 'server',
              tls_certificate: {
                certificate_chain: { inline_string: named.pem },
                private_key: { inline_string: named.key },
              },
            },
            { name: 'clients', validation_context: { trusted_ca: file('ca.crt') } },
          ],
        },
      },
    });
    try {
      return asInCluster(await envoy.configDump());
    } finally {
      await envoy.stop();
    }
  },
};
