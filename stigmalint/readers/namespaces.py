"""The short names under which the readers know XML namespaces, transitional and strict alike."""

from __future__ import annotations

_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"

PREFIX = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    f"{_OPEN}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OPEN}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OPEN}/drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_OPEN}/drawingml/2006/picture": "pic",
    f"{_STRICT}/drawingml/picture": "pic",
    f"{_OPEN}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_OPEN}/drawingml/2006/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
    f"{_OPEN}/presentationml/2006/main": "p",
    f"{_STRICT}/presentationml/main": "p",
    f"{_OPEN}/spreadsheetml/2006/main": "x",
    f"{_STRICT}/spreadsheetml/main": "x",
    f"{_OPEN}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OPEN}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OPEN}/package/2006/relationships": "rel",
    f"{_OPEN}/package/2006/content-types": "ct",
    f"{_OPEN}/package/2006/metadata/core-properties": "cp",
    f"{_OPEN}/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/drawing/2010/main": "a14",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    f"{_OASIS}:office:1.0": "office",
    f"{_OASIS}:text:1.0": "text",
    f"{_OASIS}:table:1.0": "table",
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:presentation:1.0": "presentation",
    f"{_OASIS}:style:1.0": "style",
    f"{_OASIS}:meta:1.0": "meta",
    f"{_OASIS}:svg-compatible:1.0": "svg",
    f"{_OASIS}:chart:1.0": "chart",
    f"{_OASIS}:manifest:1.0": "manifest",
    f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
    "http://www.w3.org/1999/xlink": "xlink",
    "urn:oasis:names:tc:opendocument:xmlns:container": "container",
    "http://www.idpf.org/2007/opf": "opf",
}
