"""What a description of single parameters cannot say: which of them go together.

The service refuses a parameter that says nothing of what is asked for (400), so that no wish is passed over in silence.
Valid requests are made without such parameters; requests that are meant to be refused stay as they are.
"""

import schemathesis

# Parameter -> formats of a document that it says something of, as in src/orders/options.ts.
FORMATS_OF = {
    "profile": {"pdf"},
    "page": {"png"},
    "dpi": {"png"},
    "documentDate": {"pdf", "docx"},
}
OF_VOLUMES = {"duplex", "contents"}
# What may stand on the empty form of each, as its schema has it.
ON_EMPTY_FORMS = {"annex-2": {"fiscalYear", "district"}, "annex-4": set()}


@schemathesis.hook
def map_case(context, case):
    query = case.query
    if not query or case.meta is None or not case.meta.generation.mode.is_positive:
        return case
    if case.path.endswith("/batches"):
        if query.get("output") == "volume":
            query.pop("format", None)
        else:
            for name in OF_VOLUMES:
                query.pop(name, None)
    if case.path.endswith("/blank"):
        known = ON_EMPTY_FORMS.get(case.path_parameters.get("form"), set())
        for name in {"fiscalYear", "district"} - known:
            query.pop(name, None)
    if not case.path.endswith("/validate"):
        wanted = query.get("format", "pdf")
        for name, formats in FORMATS_OF.items():
            if name in query and wanted not in formats:
                query.pop(name)
    return case
