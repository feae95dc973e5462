import { words } from './words';

/** Protocols of ALPN (IANA's registry), with those by which Istio's sidecars know each other. */
export const ALPN: ReadonlySet<string> = words(`
  http/0.9 http/1.0 http/1.1 h2 h2c h3 spdy/1 spdy/2 spdy/3 grpc grpc-exp acme-tls/1 postgresql mqtt
  istio istio-peer-exchange istio-http/1.0 istio-http/1.1 istio-h2 istio-h3
`);

/** Values of `transport_protocol`. */
export const TRANSPORT_PROTOCOLS: ReadonlySet<string> = words('tls raw_buffer quic');

/** Groups of key exchange and schemes of signature, as BoringSSL names them (ssl_key_share.cc, ssl_privkey.cc). */
export const GROUPS_AND_SCHEMES: ReadonlySet<string> = words(`
  X25519 X25519MLKEM768 X25519Kyber768Draft00 X448 MLKEM1024 CECPQ2 P-224 P-256 P-384 P-521 P256 P384
  P521 prime256v1 secp256r1 secp384r1 secp521r1 ecdsa_secp256r1_sha256 ecdsa_secp384r1_sha384
  ecdsa_secp521r1_sha512 ecdsa_sha1 ed25519 rsa_pkcs1_sha1 rsa_pkcs1_sha256 rsa_pkcs1_sha384
  rsa_pkcs1_sha512 rsa_pss_rsae_sha256 rsa_pss_rsae_sha384 rsa_pss_rsae_sha512
`);

const CIPHER_PARTS = words(`
  TLS SSL ECDHE ECDH DHE DH ECDSA RSA DSS PSK AES AES128 AES256 128 256 GCM CBC CCM CCM8 8 SHA SHA1
  SHA256 SHA384 SHA512 MD5 RC4 DES CBC3 3DES EDE CHACHA20 POLY1305 NULL EXP ALL HIGH FIPS CAMELLIA128
  CAMELLIA256 ARIA128 ARIA256 WITH aRSA aECDSA kECDHE
`);

/** Names of cipher suites in OpenSSL's and in the standards' spelling, also such as are refused. */
export const isCipher = (text: string): boolean =>
  text
    .replace(/[[\]]/g, '')
    .split('|')
    .every((name) =>
      name
        .replace(/^[-!+]/, '')
        .split(/[-_]/)
        .every((part) => CIPHER_PARTS.has(part)),
    );

/** Schemes of URIs that say how, not whom. */
export const SCHEMES: ReadonlySet<string> = words(`
  spiffe http https tcp udp unix dns file grpc kubernetes kubernetes-gateway configmap
`);

/** Attribute types of distinguished names (RFC 4514 3), with those that certificates have besides. */
export const NAME_ATTRIBUTES: ReadonlySet<string> = words(`
  CN L ST O OU C STREET DC UID E EMAIL SN G I T serialNumber
`);
