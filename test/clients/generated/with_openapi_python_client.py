"""Prints the official form with the client that openapi-python-client makes: URL of the service, file to write."""

import pathlib
import sys

from filing_press_client import Client
from filing_press_client.api.documents import make_document, validate_filing
from filing_press_client.api.forms import get_sample
from filing_press_client.models import FilingAnnex2, GetSampleForm, GetSampleName, MakeDocumentForm, ValidateFilingForm

url, target = sys.argv[1:]
with Client(base_url=url) as client:
    filing = get_sample.sync(form=GetSampleForm.ANNEX_2, name=GetSampleName.OFFICIAL, client=client)
    assert isinstance(filing, FilingAnnex2), filing
    report = validate_filing.sync(form=ValidateFilingForm.ANNEX_2, client=client, body=filing)
    assert report.valid, report
    document = make_document.sync(form=MakeDocumentForm.ANNEX_2, client=client, body=filing)
    pathlib.Path(target).write_bytes(document.payload.read())
