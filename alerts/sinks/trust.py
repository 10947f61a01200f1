"""Whom an endpoint's connections trust, and who they say they are: authorities and certificates of the settings."""

import ssl

import httpx

from shuize.endpoints import Endpoint
from shuize.errors import UsageError


def context(endpoint: Endpoint) -> ssl.SSLContext:
    """Return how to speak TLS to the endpoint: certifi's, the system's and its own authorities, its own certificate.

    Raises UsageError where a file holds no certificate or a key that does not fit it.
    """
    made = httpx.create_ssl_context(trust_env=False)
    made.load_default_certs()
    where = f"[[endpoint]] {endpoint.id}"
    try:
        if endpoint.ca_file:
            made.load_verify_locations(cafile=endpoint.ca_file)
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"{where} ca_file: {endpoint.ca_file} holds no certificate that can be read") from error
    try:
        if endpoint.cert_file:
            made.load_cert_chain(endpoint.cert_file, endpoint.key_file, password=_nobody_asks)
    except (OSError, ssl.SSLError) as error:
        raise UsageError(f"{where} cert_file, key_file: no certificate with the key that fits it") from error
    return made


def _nobody_asks() -> str:
    """Return no password, so that a key that needs one is an error and not a question on the terminal."""
    return ""
