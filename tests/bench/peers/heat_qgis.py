#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times QGIS's heatmap renderer on the points that `evenlode bench heat` made, as its --peer.

    heat_qgis.py POINTS.csv --views '[{"name": "nation", "radius": 20, "extent": [w, s, e, n]}]' --size 1920x1080 --repeats 3

The points (x, y, value in EPSG:5070) are copied to a FlatGeobuf file with a spatial index once and
drawn at best quality, weighted by the value. QGIS's radius is half of the one asked for, which
favours it. Printed are the medians in milliseconds without the first run.
"""
import argparse
import json
import os
import statistics
import sys
import tempfile
import time


def copy_points(source, folder):
    from osgeo import gdal

    gdal.UseExceptions()
    target = os.path.join(folder, "points.fgb")
    data = gdal.OpenEx(source, gdal.OF_VECTOR, open_options=[
        "X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "AUTODETECT_TYPE=YES"])
    gdal.VectorTranslate(target, data, format="FlatGeobuf", srcSRS="EPSG:5070", dstSRS="EPSG:5070",
                         layerCreationOptions=["SPATIAL_INDEX=YES"])
    return target


def heat_layer(path, radius):
    from qgis.core import QgsHeatmapRenderer, QgsUnitTypes, QgsVectorLayer

    layer = QgsVectorLayer(path, "points", "ogr")
    if not layer.isValid():
        sys.exit(f"QGIS cannot read {path}")
    renderer = QgsHeatmapRenderer()
    renderer.setRadius(radius / 2)
    renderer.setRadiusUnit(QgsUnitTypes.RenderPixels)
    renderer.setWeightExpression("value")
    renderer.setRenderQuality(1)
    layer.setRenderer(renderer)
    return layer


def time_view(path, view, size, repeats):
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize

    layer = heat_layer(path, view["radius"])
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputSize(QSize(*size))
    settings.setExtent(QgsRectangle(*view["extent"]))
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
    parser.add_argument("points")
    parser.add_argument("--views", required=True, type=json.loads)
    parser.add_argument("--size", default="1920x1080")
    parser.add_argument("--repeats", type=int, default=3)
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
        path = copy_points(args.points, folder)
        views = {view["name"]: time_view(path, view, size, args.repeats) for view in args.views}
    print(json.dumps({"peer": "QGIS " + Qgis.QGIS_VERSION.split("-")[0], "views": views}))


if __name__ == "__main__":
    main()
