# Two stages, without BuildKit's own syntax, so that any builder can make it. What leaves the first stage is
# one virtual environment: no compiler, no pip, no sources.
ARG PYTHON_IMAGE=python:3.13.12-slim

FROM ${PYTHON_IMAGE} AS build
# A mirror of the package index and a certificate authority of one's own may be given; neither is kept:
#   docker build --build-arg PIP_INDEX_URL=https://... .        and a file ca-bundle.crt beside this one
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
COPY requirements.lock requirements-build.lock ca-bundle.cr[t] ./
RUN if [ -f ca-bundle.crt ]; then export PIP_CERT=/build/ca-bundle.crt; fi; \
    python -m venv /tools && python -m venv --without-pip /opt/shuize \
    && /tools/bin/pip install --require-hashes -r requirements-build.lock \
    && /tools/bin/pip wheel --require-hashes --no-build-isolation --use-pep517 --no-deps \
         --wheel-dir wheels -r requirements.lock \
    && /tools/bin/pip --python /opt/shuize/bin/python install --no-index --no-deps wheels/*.whl
COPY pyproject.toml README.md LICENSE ./
COPY shuize shuize
COPY ingest ingest
COPY workers workers
COPY alerts alerts
COPY seeds seeds
RUN /tools/bin/pip wheel --no-index --no-build-isolation --no-deps --wheel-dir own . \
    && /tools/bin/pip --python /opt/shuize/bin/python install --no-index --no-deps own/*.whl

FROM ${PYTHON_IMAGE}
COPY --from=build /opt/shuize /opt/shuize
# /data is open to all, as /tmp is: a tmpfs mounted there takes over its mode, and any user may be set to run.
RUN groupadd --gid 1000 shuize \
    && useradd --uid 1000 --gid 1000 --no-create-home --home-dir /data --shell /usr/sbin/nologin shuize \
    && mkdir /data /inbox && chmod 1777 /data && chown shuize:shuize /inbox
ENV PATH=/opt/shuize/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SHUIZE_INBOX=/inbox \
    SHUIZE_DATA=/data
WORKDIR /data
USER shuize
ENTRYPOINT ["shuize"]
CMD ["--help"]
