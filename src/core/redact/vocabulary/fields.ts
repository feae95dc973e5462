import { FIELD_NAMES } from './field-names';
import { words } from './words';

const DEPRECATED = 'hidden_envoy_deprecated_';
const camel = (field: string): string =>
  field.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());

const CAMEL: ReadonlyMap<string, string> = new Map(
  [...FIELD_NAMES].map((field) => [camel(field), field]),
);

/** The proto name of a field from any of its spellings; undefined: no field of Envoy's has it. */
export function protoName(key: string): string | undefined {
  if (FIELD_NAMES.has(key)) return key;
  const known = CAMEL.get(key);
  if (known !== undefined || !key.startsWith(DEPRECATED)) return known;
  const older = key.slice(DEPRECATED.length);
  return FIELD_NAMES.has(older) ? older : undefined;
}

/** Fields that are maps: the keys are the file's own, the values messages (or texts) again. */
export const MAPS = words(`
  allowed_capabilities args attributes bucket certificate_provider_instances context_extensions
  cluster_min_healthy_percentages dynamic_parameters extraction_by_method extractions_by_method
  filter_state_objects initial_resource_versions key_values labels annotations logging_by_method
  map mapped_request_attributes mapped_response_attributes message_restrictions method_restrictions
  named_endpoints named_metrics params params_match policies providers request_cost
  request_extraction_by_field request_field_extractions request_field_restrictions request_headers
  request_logging_by_field requirement_map response_extraction_by_field response_field_restrictions
  response_headers response_logging_by_field response_trailers source_codes
  typed_extension_protocol_options typed_filter_metadata typed_metadata typed_per_filter_config
  utilization environment_variables cluster_metadata headers custom_tags requires bucket_id_builder
`);

/** Fields that are a Struct or a map of Structs: keys are the file's own however deep. */
export const STRUCTS = words(`
  attachment_template aws default_subset dynamic_metadata extension_protocol_options filter_context
  filter_metadata json_format layer per_filter_config record static_layer struct_value
  transport_socket_match_criteria typed_json_format
`);

/** Fields under which everything is secret (as core/dump/scan/private-keys has them). */
export const SENSITIVE = words('private_key password pkcs12 generic_secret session_ticket_keys');
/** Texts that are secret by the name of their key, even in the file's own maps. */
export const SECRET_KEY =
  /(passw|passphrase|secret_?key|token|api_?key|private_?key|credential|authorization$|hmac|client_?secret|access_?key|bearer|cookie)/i;
/** Where a secret comes from, or what it is called, is no secret. */
export const SOURCE = words('filename environment_variable path name @type type_url');

/** Texts of which nothing can be mapped: patterns, programs, formats, sentences. */
export const UNMAPPABLE = words(`
  details text_format format inline_code inline_string log_format component_log_level config_yaml
  description message body body_format command_line_options expression error_detail substitution
`);
export const isPattern = (field: string): boolean => /regex|google_re2/.test(field);

export const PATHS = words(`
  path filename access_log_path profile_path socket_path config_path library_path log_path
`);

export const CIPHERS = words('cipher_suites ciphers');
export const GROUPS = words('ecdh_curves curves signature_algorithms');
export const ALPN_FIELDS = words('alpn_protocols application_protocols alpn_override alpn');
export const INLINE_BYTES = words('inline_bytes');
