"""One query to Samsyn with Python's standard library alone.

    samsyn token --as ditte --purpose IDENTIFICATION --headers | python3 first-query.py http://127.0.0.1:4000/graphql <file number>

The two headers, an access token for one purpose and the proof that it is yours (RFC 9449), come on standard input: with
an agency's own provider, from whatever library the agency has for OAuth. Each proof is good for one request.
"""
import json
import sys
import urllib.error
import urllib.request

QUERY = """query ($fileNumber: String!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  caseByFileNumber(fileNumber: $fileNumber) {
    police { policeAssessment } withheld { field because remedy } unavailable { controller because tryAgain }
  }
}"""


def ask(gateway, headers, variables):
    """Answers the data and its receipt; ends with the gateway's code where it refuses."""
    body = json.dumps({"query": QUERY, "variables": variables}).encode()
    request = urllib.request.Request(gateway, body, {"content-type": "application/json", **headers})
    try:
        answer = json.load(urllib.request.urlopen(request, timeout=30))
    except urllib.error.HTTPError as refused:
        answer = json.load(refused)
    for error in answer.get("errors", []):
        sys.exit(f"{error['extensions']['code']}: {error['message']}")
    return answer["data"], answer["extensions"]["receipt"]


gateway, file_number = sys.argv[1:]
headers = dict(line.strip().split(": ", 1) for line in sys.stdin if line.strip())
data, receipt = ask(gateway, headers, {"fileNumber": file_number, "reason": "Vurdering af Mira"})
print(json.dumps(data, ensure_ascii=False, indent=2))
print(f"receipt: {receipt['disclosureId']}, leaf {', '.join(receipt['leaves'])} of {receipt['log']}", file=sys.stderr)
