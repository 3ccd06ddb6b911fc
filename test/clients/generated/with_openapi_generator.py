"""Prints the official form with the Python client that openapi-generator makes: URL of the service, file to write."""

import pathlib
import sys

import openapi_client

url, target = sys.argv[1:]
with openapi_client.ApiClient(openapi_client.Configuration(host=url)) as client:
    filing = openapi_client.FormsApi(client).get_sample("annex-2", "official")
    assert isinstance(filing.actual_instance, openapi_client.FilingAnnex2), filing
    documents = openapi_client.DocumentsApi(client)
    assert documents.validate_filing("annex-2", filing).valid
    pathlib.Path(target).write_bytes(documents.make_document("annex-2", filing))
