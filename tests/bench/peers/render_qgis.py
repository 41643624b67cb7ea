#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the layer of `evenlode bench render` with QGIS, where that is installed (Debian:
python3-qgis), and prints how long each view took.

usage: render_qgis.py PLAN.gpkg --views '[{"name": "nation", "extent": [x0, y0, x1, y1]}, ...]'
                      [--size 1920x1080] [--repeats 7]

The layer is copied to a FlatGeobuf file with a spatial index in the plane of the plan (EPSG:5070)
once, filled in seven classes with a thin outline, antialiased, with QGIS's own simplification, and
drawn by its parallel renderer. Printed are the medians in milliseconds without the first run:

    {"peer": "QGIS 3.22.16", "views": {"nation": 348.1, "state": 73.0, "city": 16.2}}
"""
import argparse
import json
import os
import statistics
import sys
import tempfile
import time

CLASSES = ["#f1eef6", "#d0d1e6", "#a6bddb", "#74a9cf", "#3690c0", "#0570b0", "#034e7b"]


def copy_layer(plan, folder):
    """The polygons of the plan as FlatGeobuf in EPSG:5070."""
    from osgeo import gdal, ogr

    gdal.UseExceptions()
    source = gdal.OpenEx(plan, gdal.OF_VECTOR | gdal.OF_READONLY)
    names = [source.GetLayer(i).GetName() for i in range(source.GetLayerCount())
             if ogr.GT_Flatten(source.GetLayer(i).GetGeomType()) in
             (ogr.wkbPolygon, ogr.wkbMultiPolygon)]
    if not names:
        sys.exit(f"{plan} has no layer of areas")
    name = max(names, key=lambda n: source.GetLayerByName(n).GetFeatureCount())
    target = os.path.join(folder, "layer.fgb")
    gdal.VectorTranslate(
        target, source, format="FlatGeobuf", layers=[name], dstSRS="EPSG:5070", geometryType="PROMOTE_TO_MULTI", layerCreationOptions=["SPATIAL_INDEX=YES"])
    return target


def styled_layer(path):
    from qgis.core import (QgsCategorizedSymbolRenderer, QgsFillSymbol, QgsRendererCategory,
                           QgsVectorLayer)

    layer = QgsVectorLayer(path, "layer", "ogr")
    if not layer.isValid():
        sys.exit(f"QGIS cannot read {path}")
    categories = []
    for number, colour in enumerate(CLASSES):
        symbol = QgsFillSymbol.createSimple(
            {"color": colour, "outline_color": "#888888", "outline_width": "0.1"})
        categories.append(QgsRendererCategory(number, symbol, str(number)))
    layer.setRenderer(QgsCategorizedSymbolRenderer(f"$id % {len(CLASSES)}", categories))
    return layer


def time_view(layer, extent, size, repeats):
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(*size))
    settings.setExtent(QgsRectangle(*extent))
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    settings.setFlag(QgsMapSettings.UseRenderingOptimization, True)
    times = []
    for _ in range(repeats + 1):
        start = time.perf_counter()
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[1:])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("plan")
    parser.add_argument("--views", required=True, type=json.loads)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--repeats", type=int, default=7)
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from qgis.core import Qgis, QgsApplication
    except ImportError:
        sys.exit("QGIS is not installed for Python (Debian: python3-qgis)")
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    size = [int(side) for side in args.size.split("x")]
    with tempfile.TemporaryDirectory() as folder:
        layer = styled_layer(copy_layer(args.plan, folder))
        views = {view["name"]: time_view(layer, view["extent"], size, args.repeats)
                 for view in args.views}
        del layer
    print(json.dumps({"peer": "QGIS " + Qgis.QGIS_VERSION.split("-")[0], "views": views}))


if __name__ == "__main__":
    main()
