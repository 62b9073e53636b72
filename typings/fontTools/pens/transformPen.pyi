class TransformPen:
    def __init__(
        self, outPen: object, transformation: tuple[float, float, float, float, float, float]
    ) -> None: ...
