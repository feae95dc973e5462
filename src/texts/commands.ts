/** Commands that the texts of every language name. */

/** Everything of one proxy, by istioctl; it asks Envoy for the endpoints too. */
export const ISTIOCTL = 'istioctl proxy-config all POD -n NAMESPACE -o json > dump.json';
/** The same from inside the pod, where istioctl is not at hand. */
export const KUBECTL =
  "kubectl exec POD -n NAMESPACE -c istio-proxy -- pilot-agent request GET 'config_dump?include_eds' > dump.json";
/** Any Envoy; 15000 is Istio's admin port, others use 9901 or 19000. */
export const CURL = "curl -s 'localhost:15000/config_dump?include_eds' > dump.json";
/** Envoy Gateway's Envoy, whose admin port is open inside its pod only. */
export const EGCTL =
  "kubectl port-forward POD -n NAMESPACE 19000 & curl -s 'localhost:19000/config_dump?include_eds' > dump.json";
export const GUNZIP = 'gunzip -k dump.json.gz';
export const GZIP_TEST = 'gzip -t dump.json.gz';
export const POWERSHELL =
  'istioctl proxy-config all POD -n NAMESPACE -o json | Out-File -Encoding utf8 dump.json';
export const PYTHON =
  "python3 -c 'import ast, json, sys; json.dump(ast.literal_eval(sys.stdin.read()), sys.stdout)' < FILE > dump.json";
/** One section of a dump that does not print as a whole. */
export const ONE_SECTION =
  "curl -s 'localhost:15000/config_dump?resource=dynamic_listeners' > listeners.json";
