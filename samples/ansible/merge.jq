# SARIF files of hosts to one: jq -n -f merge.jq hosts/*.sarif > fleet.sarif
# Each host keeps a run of its own; automationDetails.id, which code scanning calls the category, is the name of its file.
reduce inputs as $report (
  { version: "2.1.0", runs: [] };
  (input_filename | sub(".*/"; "") | sub("\\.sarif$"; "")) as $host
  | ."$schema" = $report."$schema"
  | .runs += [$report.runs[] | .automationDetails = { id: "\($host)/" }]
)
