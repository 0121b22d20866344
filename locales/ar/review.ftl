# Findings before a report is sent.
