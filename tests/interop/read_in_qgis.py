"""Run by the system's Python, which knows QGIS: open each layer with its default style and tell."""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsRenderContext,
    QgsVectorLayer,
)


def describe(path: str, name: str) -> dict[str, object]:
    """Return what QGIS makes of a layer."""
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    told: dict[str, object] = {"features": layer.featureCount(), "crs": layer.crs().authid()}
    told["aliases"] = {
        field.name(): layer.attributeAlias(i) for i, field in enumerate(layer.fields())
    }
    renderer = layer.renderer()
    if renderer is None:
        return told
    told["renderer"] = renderer.type()
    if renderer.type() == "RuleRenderer":
        told["rules"] = len(renderer.rootRule().children())
        told["drawn"] = _drawn(layer, renderer)
    labeling = layer.labeling()
    told["labels"] = _labels(layer, labeling.settings()) if labeling else []
    return told


def _labels(layer: QgsVectorLayer, settings: object) -> list[str]:
    """Return what is written beside the features."""
    context = QgsExpressionContext()
    context.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expression = settings.getLabelExpression()
    labels = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        labels.append(expression.evaluate(context))
    return labels


def _drawn(layer: QgsVectorLayer, renderer: object) -> int:
    """Count the features with a geometry for which exactly one symbol is found."""
    context = QgsRenderContext()
    expressions = QgsExpressionContext()
    expressions.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setExpressionContext(expressions)
    renderer.startRender(context, layer.fields())
    count = 0
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if feature.hasGeometry() and not feature.geometry().isNull():
            count += len(renderer.symbolsForFeature(feature, context)) == 1
    renderer.stopRender(context)
    return count


def main() -> None:
    """Print a JSON object of all layers on the last line."""
    application = QgsApplication([], False)
    application.initQgis()
    path = sys.argv[1]
    told = {name: describe(path, name) for name in ("places", "counties", "facts", "sources")}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    application.exitQgis()


main()
