const both = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .trim()
      .split(/\s+/)
      .flatMap((field) => [field, field.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())]),
  );

/** Fields that are maps: the keys are the file's own, the values messages (or texts) again. */
export const MAPS = both(`
  map labels annotations policies providers requirement_map environment_variables key_values
  options_map filter_state named_endpoints cluster_metadata dynamic_parameters
`);

/** Fields that are a Struct or a map of Structs: keys are the file's own however deep. */
export const STRUCTS = both(`
  filter_metadata typed_filter_metadata typed_per_filter_config per_filter_config
  typed_extension_protocol_options extension_protocol_options static_layer json_format struct_value
`);

/** Fields under which everything is secret (as `core/dump/scan/private-keys.ts` has them). */
export const SENSITIVE = both('private_key password pkcs12 generic_secret session_ticket_keys');
/** Texts that are secret by the name of their field, whoever chose it. */
export const SECRET_NAME =
  /(passw|passphrase|secret_?key|token|api_?key|private_?key|credential|authorization$|hmac|client_?secret|access_?key|bearer|cookie)/i;
/** Where a secret comes from, or what it is called, is no secret. */
export const SOURCE = both('filename environment_variable path name sds_config @type type_url');

/** Fields of DataSources that are certificates, keys or lists of revoked ones. */
export const PEM_FIELDS = both('certificate_chain trusted_ca crl trust_bundle ocsp_staple pem');
export const INLINE_BYTES = both('inline_bytes');
export const REGEX_FIELDS = both('regex google_re2 safe_regex_match');
export const HASH_FIELDS = both('verify_certificate_hash');
export const SPKI_FIELDS = both('verify_certificate_spki');
